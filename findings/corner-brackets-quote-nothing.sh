#!/usr/bin/env bash
# To spaCy 「 and 『, with which Japanese and Chinese papers quote, are no quotation marks, and neither open nor close anything.
#
# Guess before: `is_quote` is true of every mark that some language quotes with, as it is of „ and ‹, and `is_left_punct` of
# each that opens. Seen: of the corner brackets `is_quote`, `is_left_punct` and `is_right_punct` are false in Chinese as in
# English, though each is punctuation; of 〝 and the wide ＂ too. A rule that looks for `is_quote` finds nothing said in a page in
# which everything is.
# What follows: a rule for quotations has its own table of marks; Unicode's category (Ps, Pe) knows which of them open.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q spacy==3.8.18
"$room/env/bin/python" - <<'PYTHON'
import sys
import unicodedata

import spacy

MARKS = "“”„«»‹›「」『』〝〟＂"
print(f"spaCy {spacy.__version__}")
seen = {}
for language in ("zh", "en", "xx"):
    words = spacy.blank(language).vocab
    told = {mark: words[mark] for mark in MARKS}
    seen[language] = "".join(mark for mark in MARKS if told[mark].is_quote)
    sided = "".join(mark for mark in MARKS if told[mark].is_left_punct or told[mark].is_right_punct)
    punctuation = "".join(mark for mark in MARKS if told[mark].is_punct)
    print(f"{language}: quotation {seen[language]}, left or right {sided}, punctuation {punctuation}")
print("Unicode:", {mark: unicodedata.category(mark) for mark in MARKS})
sys.exit(set(seen.values()) != {"“”„«»‹›"})
PYTHON

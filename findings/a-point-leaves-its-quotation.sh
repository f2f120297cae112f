#!/usr/bin/env bash
# sacremoses' normaliser moves points and commas: in English into the quotation, in German and Spanish out of it.
#
# Guess before: whoever makes one form of the many quotation marks leaves what stands between them alone; a British “We pay”, and an
# American “We pay,” differ by a comma before and after. Seen: for English every comma and point behind a closing mark goes before
# it, so that the reporter's full stop becomes the speaker's; for German and Spanish a comma goes out, and the point with which
# a whole sentence was quoted as well: „Wir zahlen.“ is "Wir zahlen". In Czech both stay.
# What follows: `MosesPunctNormalizer(norm_quote_commas=False)` before words are compared with those that are printed.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q sacremoses==0.2.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from sacremoses import MosesPunctNormalizer

EXPECTED = {
    ("en", "“We pay”, she said."): ('"We pay," she said.', '"We pay", she said.'),
    ("en", "She said “no toll”. He left."): ('She said "no toll." He left.', 'She said "no toll". He left.'),
    ("de", "„Wir zahlen.“ Sie ging."): ('"Wir zahlen". Sie ging.', '"Wir zahlen." Sie ging.'),
    ("es", "«Pagamos.» Se fue."): ('"Pagamos". Se fue.', '"Pagamos." Se fue.'),
    ("cs", "„Platíme.“ Odešla."): ('"Platíme." Odešla.', '"Platíme." Odešla.'),
}
print(f"sacremoses {version('sacremoses')}")
seen = {}
for language, printed in EXPECTED:
    ways = (MosesPunctNormalizer(language), MosesPunctNormalizer(language, norm_quote_commas=False))
    seen[language, printed] = tuple(way.normalize(printed) for way in ways)
    print(f"{language} {printed}: {seen[language, printed][0]}, or {seen[language, printed][1]}")
sys.exit(seen != EXPECTED)
PYTHON

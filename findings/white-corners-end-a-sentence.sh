#!/usr/bin/env bash
# Three splitters of Japanese keep 「We pay. We always did.」 in one sentence, and cut 『We pay. We always did.』 into three.
#
# Guess before: whoever knows that a sentence does not end within 「 and 」 knows the other pair of corner brackets too, with which titles,
# quotations in quotations and, in many novels and interviews, speech itself are marked; or else cuts in neither. Seen: of
# ja_sentence_segmenter, konoha, hasami and pysbd only hasami keeps it whole. The others leave the closing bracket at the
# head of the sentence that names the speaker, where it closes nothing, and the words are in sentences of nobody. A 『』 inside 「」 is kept.
# What follows: put 「」 for 『』 before splitting, character for character, and cut the original at the same places.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q ja_sentence_segmenter==0.3.0 konoha==5.7.2 hasami==0.0.1 pysbd==0.3.4
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys

import hasami
import konoha
import pysbd
from ja_sentence_segmenter.split.simple_splitter import split_punctuation

SPLITTERS = {
    "ja_sentence_segmenter": lambda text: list(split_punctuation(text, punctuations="。")),
    "konoha": konoha.SentenceTokenizer().tokenize,
    "hasami": hasami.segment_sentences,
    "pysbd": pysbd.Segmenter(language="ja", clean=False).segment,
}
EXPECTED = {
    "「払います。橋は残ります。」と林氏は話した。": (1, 1, 1, 1),
    "『払います。橋は残ります。』と林氏は話した。": (3, 3, 1, 3),
    "「林氏は『払う。』と言った。橋は残る。」と森氏は話した。": (1, 1, 1, 1),
}
print(*SPLITTERS)
seen = {}
for text in EXPECTED:
    cut = [split(text) for split in SPLITTERS.values()]
    seen[text] = tuple(map(len, cut))
    print(text, seen[text], cut[0])
sys.exit(seen != EXPECTED)
PYTHON

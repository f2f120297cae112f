#!/usr/bin/env bash
# transcriptator reads "There is one answer: never." as never, said by There is one answer, who then says all that comes after it.
#
# Guess before: a reader of transcripts for podcasts takes a name for a speaker where it is like one, and looks for it where the format
# has a place for it, which is `<v Ada Lind>` in WebVTT. Seen: whatever stands in front of the first colon of a caption, be it a sentence,
# is a speaker, leaves the words, and has all captions up to the next colon as well, if it begins with one of A to Z: what Åsa Olsen
# says is said by whom she answers, her name included. A voice of one word, `<v Lind>`, is read, and one of two is left in the words.
# What follows: give it the JSON form of a transcript, in which a speaker is a field, and read voices before it does.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund transcriptator@1.1.4
cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import transcriptator from 'transcriptator'

const CAPTIONS = ['Ada Lind: You pay, or the toll stays.', 'Åsa Olsen: No.', 'There is one answer, and we gave it: never.', 'And we go.']
const VOICES = ['<v Ada Lind>We pay.', '<v Olsen>Never.']
const cue = (text, at, point) => `${at + 1}\n00:00:0${at}${point}000 --> 00:00:0${at}${point}900\n${text}\n`
const subrip = (texts) => texts.map((text, at) => cue(text, at, ',')).join('\n')
const webvtt = (texts) => `WEBVTT\n\n${texts.map((text, at) => cue(text, at, '.')).join('\n')}`
const read = (transcript) => transcriptator.convertFile(transcript).map((each) => [each.speaker, each.body])
const seen = [read(subrip(CAPTIONS)), read(webvtt(CAPTIONS)), read(webvtt(VOICES))]
const taken = [
  ['Ada Lind', 'You pay, or the toll stays.'],
  ['Ada Lind', 'Åsa Olsen: No.'],
  ['There is one answer, and we gave it', 'never.'],
  ['There is one answer, and we gave it', 'And we go.'],
]
const voices = [
  ['', '<v Ada Lind>We pay.'],
  ['Olsen', 'Never.'],
]
const expected = [taken, taken, voices]
console.log('transcriptator', JSON.parse(readFileSync('node_modules/transcriptator/package.json')).version)
for (const each of seen.flat()) console.log(JSON.stringify(each))
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1)
JAVASCRIPT
node read.mjs

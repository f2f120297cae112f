#!/usr/bin/env bash
# subsrt-ts reads each caption of Advanced SubStation without its first letter: who says "Never." is read as saying "ever."
#
# Guess before: the text of a line of dialogue is what stands behind the last comma of its other fields, so that captions of a file that
# it has written, or another program has, are read with all their letters. Seen: it counts one character more than the fields and
# their commas have, and reads the words whole only where somebody has put a blank in front of them. Where a caption begins with a
# command in braces, the brace is what is lost, and the rest of the command is said. By way of WebVTT nothing is missing.
# What follows: put a blank in front of the words before the file is read, or take the text from behind the ninth comma oneself.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2
cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import { convert, parse } from 'subsrt-ts'

const HEAD = `[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`
const said = (content, format) => parse(content, { format }).filter((each) => each.type === 'caption').map((each) => each.text.trim())
const dialogue = (text) => said(`${HEAD}Dialogue: 0,0:00:01.00,0:00:04.00,Default,Ada Lind,0,0,0,,${text}\n`, 'ass').join()
const captions = '1\n00:00:01,000 --> 00:00:02,000\nNever.\n\n2\n00:00:03,000 --> 00:00:04,000\nWe pay.\n'
const seen = { written: convert(captions, { from: 'srt', format: 'ass' }).match(/(?<=,,).*/g).map((text) => text.replace('\\N', '')) }
for (const format of ['vtt', 'ssa', 'ass']) seen[format] = said(convert(captions, { from: 'srt', format }), format)
for (const text of ['Never, she said.', ' Never, she said.', '{\\i1}Never.']) seen[text] = dialogue(text)
const expected = {
  written: ['Never.', 'We pay.'],
  vtt: ['Never.', 'We pay.'],
  ssa: ['ever.', 'e pay.'],
  ass: ['ever.', 'e pay.'],
  'Never, she said.': 'ever, she said.',
  ' Never, she said.': 'Never, she said.',
  '{\\i1}Never.': '\\i1}Never.',
}
console.log('subsrt-ts', JSON.parse(readFileSync('node_modules/subsrt-ts/package.json')).version)
for (const [what, read] of Object.entries(seen)) console.log(`${JSON.stringify(what)}: ${JSON.stringify(read)}`)
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1)
JAVASCRIPT
node read.mjs

#!/usr/bin/env bash
# compromise finds Mary Smith where she speaks, and two people, "Mary" and "Smith's", where her lawyer does.
#
# Guess before: `people()` gives the same name for "Mary Smith said" and "Mary Smith's lawyer said", with or without the ending. Seen: the
# possessive breaks the name in two, or loses the surname: of "John Vane's lawyer" only "John" is left, whoever he is, though `possessives()`
# has the rest. Where a name has a particle it depends on which: "van der" and "de la" hold it together, "von" does not.
# What follows: take the possessive ending off before names are looked for, and never ask for whoever a first name alone is.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund compromise@14.17.0
cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import nlp from 'compromise'

const EXPECTED = {
  'Mary Smith said no.': ['Mary Smith'],
  "Mary Smith's lawyer said no.": ['Mary', "Smith's"],
  'John Vane said no.': ['John Vane'],
  "John Vane's lawyer said no.": ['John'],
  'John van der Berg said no.': ['John van der Berg'],
  'Ludwig von Berg said no.': ['Ludwig'],
}
console.log('compromise', JSON.parse(readFileSync('node_modules/compromise/package.json')).version)
let same = true
for (const [text, expected] of Object.entries(EXPECTED)) {
  const people = nlp(text).people().out('array')
  console.log(text, JSON.stringify(people))
  same &&= JSON.stringify(people) === JSON.stringify(expected)
}
process.exit(same ? 0 : 1)
JAVASCRIPT
node read.mjs

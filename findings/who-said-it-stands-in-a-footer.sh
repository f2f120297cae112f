#!/usr/bin/env bash
# defuddle keeps the words of a blockquote and leaves out its <footer>, where pages print who said them; a <cite> or <figcaption> stays.
#
# Guess before: a footer inside of a quotation is part of it, and only that of a page or an article is furniture. Seen: the footer of a
# blockquote is taken for furniture too, in HTML and in Markdown, so that of three common ways to print a quotation's speaker one
# is lost, and the words stand in the report as if the paper said them.
# What follows: make a blockquote's footer a paragraph of it, as below, before the page is read.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund defuddle@0.19.4 linkedom@0.18.15
cat > read.mjs <<'JAVASCRIPT'
import { readFileSync } from 'node:fs'
import { Defuddle } from 'defuddle/node'

const FILL = 'The harbour board met again to talk about the toll that ships pay when they enter the bay, and what it may cost the town.'
const WORDS = '<p>The toll stays until somebody shows me a better way.</p>'
const CASES = {
  footer: [`<blockquote>${WORDS}<footer>Nora Vane, mayor</footer></blockquote>`, false],
  cite: [`<blockquote>${WORDS}<cite>Nora Vane, mayor</cite></blockquote>`, true],
  figcaption: [`<figure><blockquote>${WORDS}</blockquote><figcaption>Nora Vane, mayor</figcaption></figure>`, true],
  'footer made a paragraph': [`<blockquote>${WORDS}<p>Nora Vane, mayor</p></blockquote>`, true],
}
const page = (inner) => `<!doctype html><html lang="en"><head><title>The toll stays</title></head><body><article><h1>The toll stays</h1>
<p>${FILL}</p>${inner}<p>${FILL}</p><p>${FILL}</p></article></body></html>`
console.log('defuddle', JSON.parse(readFileSync('node_modules/defuddle/package.json')).version)
let same = true
for (const [how, [inner, expected]] of Object.entries(CASES)) {
  for (const markdown of [false, true]) {
    const { content } = await Defuddle(page(inner), 'https://example.com/toll', { markdown })
    const [words, speaker] = ['shows me a better way', 'Nora Vane'].map((part) => content.includes(part))
    console.log(how, markdown ? 'Markdown:' : 'HTML:', words ? 'the words' : 'no words', speaker ? 'and who said them' : 'and nobody')
    same &&= words && speaker === expected
  }
}
process.exit(same ? 0 : 1)
JAVASCRIPT
node read.mjs

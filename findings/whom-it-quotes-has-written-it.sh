#!/usr/bin/env bash
# Readability, the reader view of Firefox, signs a report with the first person quoted in it, and takes the name out of the sentence.
#
# Guess before: a byline stands above the report or in its metadata, so that a name within a sentence is words of it, whatever the class
# of its element; where nobody has signed, `byline` is null. Seen: on a page without metadata the first element of a class like
# "author", or link with rel="author", is the byline wherever it stands: `“No toll,” <span class="author">Dot Pask</span> told them.`
# becomes a report by Dot Pask in which nobody speaks, also below a line "By Per Olsen" without a class; a second such name stays.
# What follows: trust `byline` only where the page's own metadata say the same, and look for it in the page's text.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 linkedom@0.18.15
cat > finding.mjs <<'SCRIPT'
import readability from "@mozilla/readability";
import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";

const talk = "The council of Pemberley met for three hours in the hall, and the bridge was all that it spoke about. ".repeat(3);
const meta = "<meta name='author' content='Per Olsen'>";
const author = "<span class='author'>Dot Pask</span>";
const cases = {
  "a class of no meaning": ["", "", "<span class='person'>Dot Pask</span>", null, "“No toll,” Dot Pask told them."],
  "a class": ["", "", author, "Dot Pask", "“No toll,” told them."],
  "a link": ["", "", "<a rel='author' href='/pask'>Dot Pask</a>", "Dot Pask", "“No toll,” told them."],
  "below a line without a class": ["", "<p>By Per Olsen</p>", author, "Dot Pask", "“No toll,” told them."],
  "below a line with one": ["", "<p class='byline'>By Per Olsen</p>", author, "By Per Olsen", "“No toll,” Dot Pask told them."],
  "with metadata": [meta, "", author, "Per Olsen", "“No toll,” Dot Pask told them."],
};
const { version } = JSON.parse(readFileSync("node_modules/@mozilla/readability/package.json"));
console.log(`@mozilla/readability ${version}`);
for (const [name, [head, above, speaker, signed, said]] of Object.entries(cases)) {
  const body = `${above}<p>${talk}</p><p>“No toll,” ${speaker} told them.</p><p>${talk}</p>`;
  const page = `<html><head><title>Toll</title>${head}</head><body><article><h1>Toll</h1>${body}</article></body></html>`;
  const { byline, textContent } = new readability.Readability(parseHTML(page).document).parse();
  const [words] = textContent.replace(/\s+/g, " ").match(/“.*?them\./);
  console.log(`${name}: byline ${byline}, words ${words}`);
  if (byline !== signed || words !== said) process.exitCode = 1;
}
SCRIPT
node finding.mjs

#!/usr/bin/env bash
# turndown, html-to-text and node-html-markdown write a <q> without its marks, so that nobody said it in so many words.
#
# Guess before: what makes Markdown or plain text out of a page for somebody to read writes the marks that HTML tells a browser to draw
# around a <q>, which has no others, as it writes a star for a <li>. Seen: three of npm's converters leave them out and a report
# that quotes with <q> quotes nothing: "She said no toll to him." rehype-remark writes them, as html2text and markdownify do of Python's,
# though around a <q> in a <q> all three write the same straight ones.
# What follows: put marks around each <q> before the page is converted.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund turndown@7.2.5 html-to-text@10.0.1 node-html-markdown@2.0.0 unified@11 rehype-parse@9 rehype-remark@10 remark-stringify@11
cat > finding.mjs <<'SCRIPT'
import { htmlToText } from "html-to-text";
import { NodeHtmlMarkdown } from "node-html-markdown";
import { readFileSync } from "node:fs";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkStringify from "remark-stringify";
import TurndownService from "turndown";
import { unified } from "unified";

const page = "<p>She said <q>no toll</q> to him.</p>";
const chain = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark).use(remarkStringify);
const seen = {
  turndown: new TurndownService().turndown(page),
  "html-to-text": htmlToText(page),
  "node-html-markdown": NodeHtmlMarkdown.translate(page),
  "rehype-remark": String(await chain.process(page)).trim(),
};
for (const [name, words] of Object.entries(seen)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  console.log(`${name} ${version}: ${words}`);
  const expected = name === "rehype-remark" ? 'She said "no toll" to him.' : "She said no toll to him.";
  if (words !== expected) process.exitCode = 1;
}
SCRIPT
node finding.mjs

#!/usr/bin/env bash
# FlexSearch as it comes finds a Mr. Mann where somebody looks for a man, and Ann, Lee and Matt for An, Le and Mat.
#
# Guess before: an index without options takes words as they are, but for capitals and accents; to find what sounds alike is for the
# encoders that are asked for. Seen: letters that follow each other twice are written once, in the words and in the question, by
# the default encoder, so that surnames which differ by a doubled letter are one word: who asks for what Mann said gets what every man
# did, and the question for a Vietnamese Le is answered by a Lee. With the encoder "Exact", or `dedupe: false`, they are two.
# What follows: `new Encoder({ dedupe: false })` wherever names are looked for.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-audit --no-fund flexsearch@0.8.212 minisearch@7.2.0
cat > finding.cjs <<'SCRIPT'
const { Charset, Encoder, Index } = require("flexsearch");
const { readFileSync } = require("node:fs");
const MiniSearch = require("minisearch");

const names = ["Mann", "Man", "Ann", "An", "Lee", "Le", "Matt", "Mat", "Coole", "Cole", "Lind", "Lint"];
const other = { Mann: "Man", Ann: "An", Lee: "Le", Matt: "Mat", Coole: "Cole" };
const found = (add, search) => {
  names.forEach((name, id) => add(id, `${name} said: we pay`));
  const all = names.map((name) => [name, search(name).map((id) => names[id]).filter((hit) => hit !== name).join()]);
  return Object.fromEntries(all.filter(([, others]) => others));
};
const byFlex = (options) => {
  const index = new Index(options);
  return found((id, text) => index.add(id, text), (name) => index.search(name));
};
const mini = new MiniSearch({ fields: ["text"] });
const seen = {
  default: byFlex({}),
  exact: byFlex({ encoder: Charset.Exact }),
  "dedupe: false": byFlex({ encoder: new Encoder({ dedupe: false }) }),
  minisearch: found((id, text) => mini.add({ id, text }), (name) => mini.search(name).map(({ id }) => id)),
};
const { version } = JSON.parse(readFileSync("node_modules/flexsearch/package.json"));
console.log(`flexsearch ${version}`);
for (const [how, others] of Object.entries(seen)) console.log(`${how}: found besides whom was asked for:`, others);
const both = Object.fromEntries(Object.entries(other).flatMap(([one, two]) => [[one, two], [two, one]]));
const same = (left, right) => JSON.stringify(Object.entries(left).sort()) === JSON.stringify(Object.entries(right).sort());
const { default: first, ...rest } = seen;
process.exitCode = same(first, both) && Object.values(rest).every((others) => same(others, {})) ? 0 : 1;
SCRIPT
node finding.cjs

// The voice can fail: each fault, planted in a page, is named with its line and what to write; what is no fault passes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { prose } from "../prose.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const CLEAN = `---
title: Prod reaches dev
summary: A packet for dev ends there.
truth:
  - {from: 2014-03-24, is: fully, because: peering came on this day}
claims:
  - {id: A1, says: a network reaches another, then: true, now: true, because: "it does"}
sources:
  - title: Currently simply a region
    says: "just on-prem, recieved in July 2022!"
    url: https://192.0.2.1/regoin
---

## Why

It came on 2022-07-12, and "it just works" is what they say.
"Can prod reach dev?" has an answer, {{ price("egres") }}, in \`regoin\` and at [the source](http://192.0.2.1/regoin).
{.lead}

{{ pictre }}

\`\`\`sh
aws ec2 lookup --regoin
\`\`\`

- [Who talks to whom?](http://192.0.2.1/), AWS, as it reads there: “It just works. At present.”

??? note "The network"

    The office reaches prod.
`;

const FAULTS = {
  "a misspelling": ["ends there", "ends thier", /:3: spelling: "thier": write .*their/],
  "an acronym's letters": ["ends there", "ends at the rst", /:3: spelling: "rst": write RST/],
  "a banned word": ["It came", "It just came", /:16: terms: "just": write nothing/],
  "a banned word in the title": ["Prod reaches", "Prod simply reaches", /:2: terms: "simply": write nothing/],
  "a banned word in a claim": ["a network", "currently a network", /:7: terms: "currently": write a date/],
  "a banned word in the truth": ["peering came", "peering recently came", /:5: terms: "recently": write a date/],
  "a fault in a box": ["The office", "The regoin", /:30: spelling: "regoin": write .*region/],
  "a network that talks": ["The office reaches", "The office talks to", /:30: terms: "talks to": write reach/],
  "a date in words": ["2022-07-12", "12 July 2022", /:16: terms: "12 July 2022": write an ISO 8601 date/],
  "a month in words": ["2022-07-12", "July 2022", /:16: terms: "July 2022": write 2022-07$/],
  "a small Region": ["The office", "The region", /:30: terms: "region": write Region/],
  "on-prem": ["The office", "The site on-prem", /:30: terms: "on-prem": write on premises/],
  "a word said twice": ["The office", "The the office", /:30: terms: "The the": write The/],
  "an exclamation mark": ["reaches prod.", "reaches prod!", /:30: terms: "!": write a full stop/],
  "a common term": ["The office", "The website", /:30: terminology: "website": write site/],
  "two sentences on a line": ["It came", "It is so. It came", /:16: sentences: "It came on 2022-07-12, \.\.\.": begin each/],
  "a sentence on two lines": ["and \"it", "and\n\"it", /:16: sentences: "\.\.\. came on 2022-07-12, and": write a sentence on one line/],
  "a long sentence": ["It came", `${"well then ".repeat(11)}it came`, /:16: sentences: ".*": 32 words; write at most 30/],
  "a heading with a full stop": ["## Why", "## Why.", /:14: sentences: "## Why\.": write a heading without/],
};

let folder;
before(async () => (folder = await mkdtemp(path.join(tmpdir(), "prose-"))));
after(() => rm(folder, { recursive: true }));

async function faultsOf(text) {
  const page = path.join(folder, "page.md");
  await writeFile(page, text);
  return prose([page]);
}

test("code, quotations, addresses and sources may say what they like", async () => assert.deepEqual(await faultsOf(CLEAN), []));

for (const [fault, [right, wrong, named]] of Object.entries(FAULTS)) {
  test(`${fault} is named with its file and line`, async () => {
    assert.ok(CLEAN.includes(right), `the clean page has no '${right}' to plant a fault in`);
    const [first, ...more] = await faultsOf(CLEAN.replace(right, wrong));
    assert.match(first ?? "nothing found", new RegExp(`page\\.md${named.source}`));
    assert.deepEqual(more, [], "one fault is named once");
  });
}

test("the command says no with its exit code", async () => {
  const page = path.join(folder, "page.md");
  const command = () => execFileSync(process.execPath, ["bench/prose.mjs", page], { cwd: ROOT, encoding: "utf8" });
  await writeFile(page, CLEAN);
  assert.match(command(), /1 pages, 0 faults/);
  await writeFile(page, CLEAN.replace("ends there", "ends thier"));
  assert.throws(command, { status: 1, stdout: /page\.md:3: spelling: "thier"/ });
});

test("our words are one a line, in order, each once", async () => {
  const words = (await readFile(path.join(import.meta.dirname, "words.txt"), "utf8")).trimEnd().split("\n");
  const sorted = [...new Set(words)].sort((a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1));
  assert.deepEqual(words, sorted, "sort them: LC_ALL=C sort -fu -o bench/prose/words.txt bench/prose/words.txt");
});

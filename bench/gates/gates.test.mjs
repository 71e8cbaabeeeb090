// The gates can fail: each fault, planted in a page of a tiny site, is caught by its gate and named; a clean page passes.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { before, test } from "node:test";
import { gates } from "../gates.mjs";
import { vnu } from "./vnu.mjs";

const CLEAN = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title><link rel="icon" href="data:,"><meta name="page-type" content="gotcha"></head>
<body><main><h1 id="top">A page</h1><p>unreleased, 2026-07-01: it links to <a href="../clean/#top">a page</a>.</p><!--here--></main></body></html>
`;
const dot = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const late = '<script>setTimeout(() => (document.querySelector("main").style = "margin-top: 400px; font-size: 3em"), 100)</script>';

const FAULTS = {
  "invalid HTML": ["<p><div>block</div></p>", /:\d+: html: .*\(element-permitted-content|no-implicit-close|close-order/],
  "a dead link": ['<p><a href="nowhere/">dead</a></p>', /:\d+: links: nowhere leads nowhere/],
  "a dead script": ['<script src="no.js"></script>', /:\d+: links: no\.js leads nowhere/],
  "a dead fragment": ['<p><a href="../clean/#nothing">dead</a></p>', /:\d+: links: .*#nothing leads nowhere/],
  "a picture without a text": ['<p><img src="../dot.svg"></p>', /\(light, 1280 px\): axe: image-alt/],
  "low contrast": ['<p style="color:#bbb">pale</p>', /axe: color-contrast/],
  "another host": ['<p><img alt="" src="http://192.0.2.1/a.png"></p>', /requests: http:\/\/192\.0\.2\.1\/a\.png is asked of another host/],
  "a word on the console": ["<script>console.error('oh')</script>", /console: oh/],
  "an exception": ["<script>throw new Error('ouch')</script>", /console: ouch/],
  "what shifts": [late, /shift: 0\.\d+ of the page moves by itself/],
  "what sticks out on a phone": [`<pre>${"wide ".repeat(60)}</pre>`, /sideways: \d+ px of 390, first <pre>/],
  "a heavy page": [`<!-- ${randomBytes(80_000).toString("hex")} -->`, /budget: whole: \d+ bytes on a first visit, at most 70000/],
};
const folder = (fault) => fault.replaceAll(" ", "-");
let seen;
let again;
let changed;

before(async () => {
  const site = await mkdtemp(path.join(tmpdir(), "gates-"));
  const kept = await mkdtemp(path.join(tmpdir(), "seen-"));
  for (const [fault, [here]] of Object.entries({ clean: [""], ...FAULTS })) {
    await mkdir(path.join(site, folder(fault)));
    await writeFile(path.join(site, folder(fault), "index.html"), CLEAN.replace("<!--here-->", () => here));
  }
  await writeFile(path.join(site, "dot.svg"), dot);
  await mkdir(path.join(site, "with-a-script"));
  await writeFile(path.join(site, "with-a-script", "index.html"), CLEAN.replace("<!--here-->", '<script src="../ok.js"></script>'));
  await writeFile(path.join(site, "ok.js"), "");
  seen = await gates(site, kept);
  again = await gates(site, kept);
  await writeFile(path.join(site, "ok.js"), "console.error('not ok')");
  await writeFile(path.join(site, "clean", "index.html"), CLEAN.replace("07-01", "07-02").replace("<!--here-->", ""));
  changed = await gates(site, kept);
  await Promise.all([site, kept].map((folder) => rm(folder, { recursive: true })));
});

const failuresOf = (fault) => seen.failures.filter((failure) => failure.startsWith(`${folder(fault)}/`));

test("a clean page passes", () => assert.deepEqual(failuresOf("clean"), []));

for (const [fault, [, named]] of Object.entries(FAULTS)) {
  test(`${fault} is caught`, () => {
    const failures = failuresOf(fault);
    assert.ok(failures.some((failure) => named.test(failure)), `not named in:\n${failures.join("\n")}`);
  });
}

test("where there is Java, vnu catches invalid HTML too; where there is none, that is said", async () => {
  const named = failuresOf("invalid HTML").some((failure) => /:\d+: vnu: No “p” element in scope/.test(failure));
  assert.ok(named !== /vnu was left out/.test(seen.leftOut.join()), seen.failures.join("\n"));
  assert.equal(await vnu("site", [{ file: "index.html" }], "no-such-java"), null);
});

test("what was clean is not visited again, and what is wrong is told again", () => {
  assert.deepEqual(again.failures.toSorted(), seen.failures.toSorted());
  assert.ok(again.visits < seen.visits, `${again.visits} visits after ${seen.visits}`);
  assert.deepEqual(again.weights.get("clean/index.html"), seen.weights.get("clean/index.html"));
});

test("a page is visited again when a file that it asks for has changed, and not for the day of its release", () => {
  assert.equal(changed.visits, again.visits + 1);
  assert.ok(changed.failures.some((failure) => /^with-a-script\/.*console: not ok/.test(failure)));
});

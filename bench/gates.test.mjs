// The gates can fail: each fault, planted in a tiny site, is caught by its gate and named; a clean tiny site passes.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { gates } from "./gates.mjs";

const CLEAN = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title><link rel="icon" href="data:,"><meta name="page-type" content="other"></head>
<body><main><h1 id="top">A page</h1><p>It links to <a href="other/#there">another</a>.</p><!--here--></main></body></html>
`;
const OTHER = CLEAN.replace('href="other/#there"', 'href="../#top"').replace('id="top"', 'id="there"');

const FAULTS = {
  "invalid HTML": ["<p><div>block</div></p>", /index\.html:\d+: html: .*\(element-permitted-content|no-implicit-close|close-order/],
  "a dead link": ['<p><a href="nowhere/">dead</a></p>', /index\.html:\d+: links: nowhere\/ leads nowhere/],
  "a dead fragment": ['<p><a href="other/#nothing">dead</a></p>', /index\.html:\d+: links: .*#nothing leads nowhere/],
  "a picture without a text": ['<p><img src="dot.svg"></p>', /index\.html \(light, 1280 px\): axe: image-alt/],
  "low contrast": ['<p style="color:#bbb">pale</p>', /axe: color-contrast/],
  "another host": ['<p><img alt="" src="http://192.0.2.1/a.png"></p>', /requests: http:\/\/192\.0\.2\.1\/a\.png is asked of another host/],
  "a word on the console": ["<script>console.error('oh')</script>", /console: oh/],
  "an exception": ["<script>throw new Error('ouch')</script>", /console: ouch/],
};

async function failuresOf(here) {
  const site = await mkdtemp(path.join(tmpdir(), "gates-"));
  await mkdir(path.join(site, "other"));
  await writeFile(path.join(site, "index.html"), CLEAN.replace("<!--here-->", here));
  await writeFile(path.join(site, "other", "index.html"), OTHER);
  await writeFile(path.join(site, "dot.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const { failures } = await gates(site);
  await rm(site, { recursive: true });
  return failures;
}

test("a clean site passes", async () => assert.deepEqual(await failuresOf(""), []));

for (const [fault, [here, named]] of Object.entries(FAULTS)) {
  test(`${fault} is caught`, async () => {
    const failures = await failuresOf(here);
    assert.ok(failures.some((failure) => named.test(failure)), `not named in:\n${failures.join("\n")}`);
  });
}

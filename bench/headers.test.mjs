// The built site behind a host that sends the headers of the recipe: Run and "ask the model" work, and nothing is refused.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { Reader, opened } from "./run/reader.mjs";

let desk;
before(async () => {
  const told = execFileSync("python", ["-m", "handbook", "headers", "site"], { encoding: "utf8" });
  const [every] = told.split(/^# (?!every file)/m);
  const pairs = every.split("\n").filter((line) => /^[\w-]+: /.test(line));
  desk = await opened("site", Object.fromEntries(pairs.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)])));
});
after(() => desk?.close());

test("with the headers of the recipe Run agrees, and the page is isolated", async () => {
  const reader = await Reader.of(desk);
  assert.match(await reader.run(1), /^Agrees with the page/);
  assert.ok(await reader.tab.evaluate(() => crossOriginIsolated));
  assert.deepEqual(reader.said, []);
  await reader.close();
});

test("with the headers of the recipe no other page may frame the site", async () => {
  const plain = await opened();
  const tab = await desk.browser.newPage();
  const framed = async (origin) => {
    await tab.setContent(`<iframe src="${origin}/"></iframe>`, { waitUntil: "load" });
    return tab.frames()[1].locator("h1").count();
  };
  assert.equal(await framed(plain.origin), 1); // a host that sends none
  assert.equal(await framed(desk.origin), 0);
  await tab.close();
  await plain.close();
});

// The same built site at the root of a host and in a folder of it: short address, Cite, Run, search, and nothing asked outside of the folder.
// A real host is asked by its address: HOST=http://127.0.0.1:8080/handbook/ node --test bench/paths.test.mjs

import assert from "node:assert/strict";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";
import { PEERING, Reader } from "./run/reader.mjs";

const SITE = path.resolve(import.meta.dirname, "..", "site");
const { HOST } = process.env;
let browser, host, served;

before(async () => {
  browser = await launch();
  if (HOST) return;
  host = await mkdtemp(path.join(tmpdir(), "host-"));
  await symlink(SITE, path.join(host, "handbook"));
  served = [await serve(SITE), await serve(host)];
});
after(async () => {
  await browser?.close();
  for (const one of served ?? []) one.close();
  if (host) await rm(host, { recursive: true });
});

const BASES = HOST ? { [HOST]: () => HOST } : { "/": () => `${served[0].origin}/`, "/handbook/": () => `${served[1].origin}/handbook/` };

for (const [at, of] of Object.entries(BASES)) {
  test(`at ${at} a short address, Cite, Run and the search work, and nothing else is asked for`, async () => {
    const base = of();
    const reader = await Reader.of({ browser, origin: base }, { address: "g021/#why" });
    const { tab } = reader;
    const lost = [];
    tab.on("response", (answer) => answer.status() >= 400 && lost.push(answer.url()));
    await tab.waitForURL(`${base.replace(/\/$/, PEERING)}#why`);
    await tab.getByRole("button", { name: "Cite" }).click();
    assert.match(await tab.locator(".cite pre").first().textContent(), new RegExp(`\\(${base}g021/\\)`));
    await tab.keyboard.press("Escape");
    assert.match(await reader.run(1), /^Agrees with the page/);
    await tab.keyboard.press("/");
    await tab.keyboard.type("bastion");
    await tab.locator(".md-search-result__item > a").first().click();
    await tab.waitForURL((url) => url.href.startsWith(`${base}gotchas/g`) && !url.href.includes("g021"));
    await tab.getByRole("heading", { level: 1 }).waitFor();
    assert.deepEqual(reader.asked.filter((url) => !url.startsWith(base)), []);
    assert.deepEqual(lost, []);
    assert.deepEqual(reader.said, []);
    await reader.close();
  });
}

test("on a real host a page that is not there is the 404 page, with its style and its ways on", { skip: !HOST && "HOST names none" }, async () => {
  const tab = await browser.newPage();
  const answers = [];
  tab.on("response", (answer) => answers.push([answer.status(), answer.url()]));
  const page = await tab.goto(`${HOST}no/such/page/`);
  assert.equal(page.status(), 404);
  assert.deepEqual(answers.slice(1).filter(([status, url]) => status !== 200 || !url.startsWith(HOST)), []);
  assert.ok(answers.some(([, url]) => url.includes("/assets/style.")));
  assert.equal(await tab.locator(".md-header a").first().evaluate((home) => home.href), HOST);
  assert.ok(await tab.evaluate(() => crossOriginIsolated));
  await tab.close();
});

// The zip of the built site opens from disk: it reads, it searches, its short addresses lead on, it prints with nothing folded.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launch } from "./gates/chromium.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const PEERING = "gotchas/g021-peering-is-not-transitive/index.html";
let folder, home, desk, tab, said;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "zip-"));
  execFileSync("python", ["-m", "handbook", "zip", "site", folder], { cwd: ROOT });
  const [zip] = readdirSync(folder);
  execFileSync("python", ["-m", "zipfile", "-e", path.join(folder, zip), folder]);
  home = pathToFileURL(path.join(folder, zip.replace(/\.zip$/, "/"))).href;
  desk = await launch();
  tab = await desk.newPage();
  said = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  // The search's worker is a blob; whoever leaves a page ends it.
  tab.on("requestfailed", (request) => request.url().startsWith("blob:") || said.push(`failed: ${request.url()}`));
});
after(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true });
});

test("a page reads from disk, in its own look, with nothing to press that is dead", async () => {
  await tab.goto(home + PEERING);
  assert.equal(await tab.locator(".md-header").evaluate((head) => getComputedStyle(head).backgroundColor), "rgb(16, 49, 43)");
  assert.equal(await tab.locator("[data-run]").count(), 0);
  assert.match(await tab.locator("article").textContent(), /PCX_REQUIRES_ADDRESS_IN_VPC_CIDR/);
});

test("the search answers from disk, by other words too, and leads to the page", async () => {
  await tab.click("[data-md-component=search-query]");
  await tab.fill("[data-md-component=search-query]", "peered vpcs natgw");
  await tab.press("[data-md-component=search-query]", "End");
  await tab.locator(".md-search-result__item > a").first().click();
  await tab.waitForURL(/g023-.*index\.html/);
  assert.match(await tab.title(), /^G023 /);
});

test("a short address leads to its page, and a choice in an address is kept", async () => {
  await tab.goto(`${home}g021/index.html#why`);
  await tab.waitForURL(`${home + PEERING}#why`);
  await tab.goto(`${home}gotchas/index.html?service=emr`);
  assert.equal(await tab.locator(".found tbody tr:visible").count(), 1);
});

test("the document leads from its contents to each page, and within itself from page to page", async () => {
  await tab.goto(`${home}print/index.html`);
  const lost = await tab.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const led = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1));
    return { twice: ids.length - new Set(ids).size, nowhere: led.filter((id) => !ids.includes(id)), pages: document.querySelectorAll("section").length };
  });
  assert.deepEqual({ ...lost, pages: lost.pages > 100 }, { twice: 0, nowhere: [], pages: true });
  await tab.locator(".document-contents").getByRole("link", { name: /^G021 / }).click();
  assert.match(tab.url(), /#g021$/);
});

test("on paper nothing is folded, and the page says what it is cited as", async () => {
  await tab.goto(home + PEERING);
  await tab.emulateMedia({ media: "print" });
  const seen = (locator) => locator.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 0);
  for (const folded of await tab.locator("details > :last-child").all()) assert.ok(await seen(folded), await folded.textContent());
  assert.ok(await seen(tab.locator(".printed")));
  assert.ok(!(await tab.getByRole("button", { name: "Cite" }).isVisible()));
  await tab.emulateMedia({ media: "screen" });
});

test("the console stays silent", () => assert.deepEqual(said, []));

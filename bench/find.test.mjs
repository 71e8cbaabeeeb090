// The table of all gotchas is filtered by keyboard, by year and by its address; a page is cited; a proposal gets its checklist: in a real browser, on the built site.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";

const SITE = path.resolve(import.meta.dirname, "..", "site");
const { gotchas } = JSON.parse(readFileSync(path.join(SITE, "gotchas.json"), "utf8"));
const ids = (of) => gotchas.filter(of).map(({ id }) => id);
let desk, served;

before(async () => {
  served = await serve(SITE);
  desk = await launch();
});
after(async () => {
  await desk?.close();
  served?.close();
});

async function opened(query = "", options = {}) {
  const tab = await (await desk.newContext(options)).newPage();
  await tab.goto(`${served.origin}/gotchas/${query}`);
  return tab;
}
const left = (tab) => tab.locator(".found tbody tr:visible td:first-child").allTextContents();
const said = (tab) => tab.locator(".finder [role=status]").textContent();

test("choices of one facet add up, those of several narrow, by keyboard, and the address keeps them", async () => {
  const tab = await opened();
  for (const name of [/^VPC peering /, /^Transit gateway /, /^High /]) {
    await tab.getByRole("checkbox", { name }).focus();
    await tab.keyboard.press("Space");
  }
  const wanted = ids((one) => one.severity === "high" && ["vpc-peering", "transit-gateway"].some((name) => one.services.includes(name)));
  assert.ok(wanted.length > 1 && wanted.length < 20);
  assert.deepEqual(await left(tab), wanted);
  assert.match(await said(tab), new RegExp(`^${wanted.length} of ${gotchas.length} gotchas`));
  const again = await opened(new URL(tab.url()).search);
  assert.deepEqual(await left(again), wanted);
  await again.getByRole("button", { name: "Clear all" }).press("Enter");
  await again.waitForFunction(() => !location.search);
  assert.equal((await left(again)).length, gotchas.length);
});

test("the year shows what stood at its end, how true it was, and what came and went", async () => {
  const tab = await opened("?turn=went");
  await tab.getByRole("slider").focus();
  for (let year = 2026; year > 2017; year--) await tab.keyboard.press("ArrowLeft");
  assert.deepEqual(await left(tab), ids((one) => one.is === "no-longer" && one.since.startsWith("2017")));
  assert.equal(new URL(tab.url()).search, "?turn=went&year=2017");
  const then = await opened("?year=2016");
  const shown = await left(then);
  const later = ids((one) => /^\d/.test(one.truth[0].from) && one.truth[0].from >= "2017");
  assert.ok(later.length > 20 && !later.some((id) => shown.includes(id)));
  assert.equal(shown.length + later.length, gotchas.length);
  const vif = then.locator(".found tr", { hasText: "Every VPC needs its own private VIF" }).locator(".pill:visible").first();
  assert.equal(await vif.textContent(), "True until 2017-11-01");
});

test("what fits nothing says so, and what the address asks for and there is not is passed over", async () => {
  const tab = await opened("?service=emr&service=x&severity=high&symptom=y&proof=proved-by-the-model&year=z");
  assert.match(await said(tab), /^No gotcha fits all of this/);
  assert.deepEqual(await left(tab), []);
});

test("without JavaScript there is a plain table of all, and nothing dead to press", async () => {
  const tab = await opened("?severity=low", { javaScriptEnabled: false });
  assert.equal((await left(tab)).length, gotchas.length);
  assert.ok(!(await tab.locator(".finder").isVisible()));
  assert.equal(await tab.locator(".found .pill[data-is]:visible").count(), gotchas.length);
});

const PAGE = "/gotchas/g005-every-vpc-needs-its-own-private-vif/";

test("a page is cited in two presses, with its short address in full", async () => {
  const context = await desk.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const tab = await context.newPage();
  await tab.goto(served.origin + PAGE);
  await tab.getByRole("button", { name: "Cite" }).press("Enter");
  for (const name of ["Markdown", "Plain text", "HTML"]) {
    await tab.getByRole("button", { name: `Copy as ${name}` }).press("Enter");
    await tab.waitForFunction(() => document.querySelector(".cite-said").textContent === "Copied");
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    for (const part of ["G005", "no longer true since 2017-11-01", "reviewed 20", `${served.origin}/g005/`]) assert.ok(copied.includes(part), copied);
    await tab.evaluate(() => (document.querySelector(".cite-said").textContent = ""));
  }
  await tab.keyboard.press("Escape");
  assert.ok(!(await tab.locator(".cite").isVisible()));
});

test("without JavaScript the citations open too, with nothing dead to press", async () => {
  const tab = await (await desk.newContext({ javaScriptEnabled: false })).newPage();
  await tab.goto(served.origin + PAGE);
  await tab.getByRole("button", { name: "Cite" }).click();
  assert.match(await tab.locator(".cite pre:visible").first().textContent(), /\/g005\//);
  assert.equal(await tab.locator("[data-copy]:visible").count(), 0);
});

const PEERING = ids((one) => one.services.includes("vpc-peering"));
const LINE = /^- (?:\[( |x)\] )?\*\*(\w+)\*\* \[(G\d{3}) [^\]]+\]\((http:[^)]+\/g\d{3}\/)\): ./;

test("a proposal gets its gotchas once each, the hardest first, dead ones apart, and the list as Markdown", async () => {
  const context = await desk.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const tab = await context.newPage();
  await tab.goto(`${served.origin}/checklist/?pattern=p05`);
  await tab.getByRole("checkbox", { name: /^VPC peering / }).press("Space");
  assert.equal(new URL(tab.url()).search, "?service=vpc-peering&pattern=p05");
  const [first] = await tab.locator("[data-list=check] .task").evaluateAll((tasks) => tasks.map(({ dataset }) => dataset.id));
  await tab.getByRole("checkbox", { name: `${first} is checked` }).press("Space");
  await tab.getByRole("button", { name: "Copy as Markdown" }).press("Enter");
  await tab.getByText("Copied as Markdown").waitFor();
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  const [open, dead] = copied.split("## No longer true").map((part) => part.split("\n").flatMap((line) => LINE.exec(line) ? [LINE.exec(line)] : []));
  const severities = open.map(([, , severity]) => ["High", "Medium", "Low"].indexOf(severity));
  assert.deepEqual(severities, [...severities].sort());
  assert.deepEqual(open.map(([, ticked]) => ticked), open.map((line, n) => (n ? " " : "x")));
  const bites = await tab.locator(".checklist-all .task[data-pattern~=p05]").evaluateAll((tasks) => tasks.map(({ dataset }) => dataset.id));
  assert.deepEqual([...open, ...dead].map(([, , , id]) => id).sort(), [...new Set([...PEERING, ...bites])].sort());
  assert.deepEqual(dead.map(([, , , id]) => id).sort(), ids((one) => one.is === "no-longer" && (PEERING.includes(one.id) || bites.includes(one.id))));
  assert.equal((await fetch(open[0][4])).status, 200);
});

test("without JavaScript the checklist is a list by service", async () => {
  const tab = await (await desk.newContext({ javaScriptEnabled: false })).newPage();
  await tab.goto(`${served.origin}/checklist/?pattern=p05`);
  assert.ok(!(await tab.locator(".checklist-form").isVisible()));
  const listed = await tab.locator(".task:visible").evaluateAll((tasks) => tasks.map(({ dataset }) => dataset.id));
  assert.deepEqual([...new Set(listed)].sort(), ids(() => true));
});

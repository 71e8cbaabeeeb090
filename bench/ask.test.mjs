// "Ask the model" in a real browser, on the built site: the answer follows each edit, and the address holds it all.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { watchShifts } from "./gates/shifts.mjs";
import { Reader, opened } from "./run/reader.mjs";

const ASK = "/ask/";
let desk, reader;

before(async () => {
  desk = await opened();
  reader = await asking();
});
after(() => desk?.close());

async function asking(options = {}) {
  const found = await Reader.of(desk, { address: ASK, ...options });
  if (options.javaScriptEnabled !== false) await found.tab.waitForSelector(".ask button[type=submit]:not(:disabled)");
  return found;
}

const field = (name, of = reader) => of.tab.locator(`.ask [name=${name}]`);
const says = (of = reader) => of.tab.locator(".ask-says").textContent();
const told = (of = reader) => of.tab.locator(".ask-answer").innerText();
const text = (wanted, of = reader) => of.tab.locator(".ask-says", { hasText: wanted }).waitFor({ timeout: 30_000 });
const press = (of = reader) => of.tab.getByRole("button", { name: "Ask", exact: true }).click();

test("nothing of Python is fetched before the first press; then the scene answers, with its gotcha", async () => {
  assert.deepEqual(reader.asked.filter((url) => /files\.json|worker|python-/.test(url)), []);
  await press();
  await text("prod cannot reach dev");
  assert.match(await told(), /the route table of prod has no route to 10\.2\.0\.0\/16/i);
  const gotcha = reader.tab.locator(".ask-more a", { hasText: "G021" });
  assert.equal(await gotcha.evaluate((link) => new URL(link.href).pathname), "/gotchas/g021-peering-is-not-transitive/");
  const code = await reader.tab.locator(".ask-more a", { hasText: "NO_ROUTE" }).evaluate((link) => link.href);
  assert.match(code, /\/reference\/codes\/#no_route_to_destination$/);
});

test("the answer follows an edit, and every yes leads to the limits of the model", async () => {
  const code = await field("code").inputValue();
  await field("code").fill(code.replace("Peering(shared, dev))", "Peering(shared, dev), Peering(prod, dev))"));
  await text("prod can reach dev");
  assert.match(await told(), /prod\s*->\s*peering\(prod, dev\)\s*->\s*dev|peering\(prod, dev\)/);
  const limits = reader.tab.locator(".ask-answer .ask-limits");
  const yes = await reader.tab.locator(".ask-answer .ask-yes, .ask-words li:has-text('can reach')").count();
  assert.equal(await limits.count(), yes + 1); // and one above the matrix
  const [path] = await limits.evaluateAll((links) => links.map((link) => new URL(link.href)).map(({ pathname, hash }) => pathname + hash));
  assert.equal(path, "/reference/model/#what-a-verdict-means");
});

test("a cell of the matrix asks its question", async () => {
  await reader.tab.getByRole("button", { name: /^yes: dev can reach shared/ }).click();
  await text("dev can reach shared");
  assert.deepEqual([await field("source").inputValue(), await field("destination").inputValue()], ["dev", "shared"]);
});

test("the address holds the scene, the edit and the question", async () => {
  const address = new URL(reader.tab.url());
  const other = await asking({ address: ASK + address.hash });
  assert.equal(await field("code", other).inputValue(), await field("code").inputValue());
  await press(other);
  await text("dev can reach shared", other);
  await other.close();
});

test("an address may name a scene and its network; one that was cut says so", async () => {
  const named = await asking({ address: `${ASK}#one_port.used` });
  assert.deepEqual([await field("scene", named).inputValue(), await field("network", named).inputValue()], ["one_port", "used"]);
  await named.close();
  const cut = await asking({ address: `${ASK}#zHcpBCsAg` });
  await text("The address holds no scene", cut);
  await cut.close();
});

test("a blank scene can be filled, and what is wrong says its line", async () => {
  await field("scene").selectOption("");
  await text("prod cannot reach dev");
  const WRONG = {
    "prod = (": "line 1: SyntaxError: '(' was never closed",
    "from awsnet import *\nPeering(VPC('a', '10.0.0.0/16'), VPC('b', '10.0.0.0/17'))": "line 2: peering(a, b) cannot exist",
    "x = 1": "the scene has no network",
  };
  for (const [code, said] of Object.entries(WRONG)) {
    await field("code").fill(code);
    await reader.tab.locator(".ask-error", { hasText: said }).waitFor();
  }
  await field("code").fill("while True: pass");
  await text("Stopped after 5 s");
  await field("scene").selectOption("bastion");
  await text(/can(not)? reach/);
});

test("the keyboard alone asks, and the page does not shift, wide or narrow", async () => {
  for (const width of [1280, 390]) {
    const narrow = await asking({ viewport: { width, height: 900 }, prepare: watchShifts });
    await field("code", narrow).focus();
    await narrow.tab.keyboard.press("Control+Enter");
    await text("prod cannot reach dev", narrow);
    assert.equal(await narrow.tab.evaluate(() => window.shifted), 0, `${width} px`);
    assert.ok((await narrow.tab.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await narrow.close();
  }
});

test("without JavaScript there is no form, and the scenes are listed", async () => {
  const plain = await asking({ javaScriptEnabled: false });
  assert.equal(await plain.tab.locator(".ask:visible").count(), 0);
  assert.match(await plain.tab.locator("main").innerText(), /Here a reader with JavaScript edits a scene/);
  await plain.close();
});

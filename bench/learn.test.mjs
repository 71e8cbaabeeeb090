// A path followed in a real browser: predict, run, repair wrongly and rightly, come back, take the progress away.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { watchShifts } from "./gates/shifts.mjs";
import { Reader, opened } from "./run/reader.mjs";

const [PATH, PROGRESS] = ["/learn/first-vpcs/", "/learn/progress/"];
const STEP = { predict: "both-ends", repair: "repair-reply" };
let desk, reader;

before(async () => {
  desk = await opened();
  reader = await Reader.of(desk, { address: PATH });
});
after(() => desk?.close());

const part = (style, n = 0) => reader.tab.locator(`.learn-${style}`).nth(n);
const says = (style, n = 0) => part(style, n).getByRole("status").textContent();
const count = () => reader.tab.locator(".learn-count").textContent();

async function check(code) {
  const exercise = part("exercise");
  if (code !== undefined) await exercise.locator("textarea").fill(code);
  await exercise.getByRole("button", { name: "Check" }).click();
  const ended = (one) => !one.querySelector("[data-learn=check][aria-disabled]") && one.querySelector(".learn-says").dataset.tone;
  await reader.tab.waitForFunction(ended, await exercise.elementHandle(), { timeout: 60_000 });
  return says("exercise");
}

test("a prediction is held to the verdict, and the outcome unfolds", async () => {
  assert.equal(await count(), "0 of 8 steps done.");
  assert.equal(await part("outcome").getAttribute("open"), null);
  const [asked, commit] = [part("predict"), part("predict").getByRole("button", { name: "That is my prediction" })];
  await commit.click();
  assert.equal(await says("predict"), "Choose one first.");
  await asked.getByLabel("It can.").check();
  await commit.click();
  assert.equal(await says("predict"), "The model says otherwise: It cannot: the request arrives, and the reply stops at shared.");
  assert.equal(await part("outcome").getAttribute("open"), "");
  await asked.getByLabel("the reply stops at shared").check();
  await commit.click();
  assert.equal(await says("predict"), "The model says so too. Your first prediction is the one that is kept.");
  assert.equal(await part("outcome", 1).getAttribute("open"), null, "the next step stays folded");
  assert.equal(await count(), "1 of 8 steps done.");
});

test("the step's own code runs and agrees", async () => assert.match(await reader.run(1), /^Agrees with the page/));

const WRONG = {
  "as it is": [(code) => code, /^This does not hold yet: prod reaches shared \(the reply is lost: the route table of shared has no route/],
  "peer everything": [(code) => code.replace("    to_dev,", "    to_dev, Peering(prod, dev),"), /^Not a repair: you may not add a VPC peering connection \(peering\(prod, dev\) came in\)\.$/],
  "let dev in": [(code) => code.replace("    to_dev,", '    to_dev, Route(shared, "10.2.0.0/16", to_dev), Route(shared, "10.1.0.0/16", to_prod),'), /^Not a repair: it must stay so that dev does not reach shared \(it does: /],
  "no Python": [() => "net = (", /^Line 1: SyntaxError: '\(' was never closed\.$/],
  "what AWS refuses": [(code) => code.replace('"10.2.0.0/16"', '"10.0.0.0/16"'), /^AWS would not build this: peering\(shared, dev\) cannot exist/],
  "quotes and a backslash": [() => `net = "it's \\\\ \\"😀\\""`, /^Net is a str, not a Topology\.$/],
};
const broken = () => part("exercise").locator(".learn-code").textContent();

for (const [what, [change, told]] of Object.entries(WRONG)) {
  test(`a wrong repair is refused with its reason: ${what}`, async () => {
    assert.match(await check(change(await broken())), told);
    assert.equal(await count(), "1 of 8 steps done.");
  });
}

test("a right repair is one; each line says so, and what the code prints is shown", async () => {
  const right = (await broken()).replace("\n)", '\n    Route(shared, "10.1.0.0/16", to_prod),\n)');
  assert.match(await check(`${right}print(net.reach(prod, shared))\n`), /^Repaired: /);
  assert.equal(await part("exercise").locator('li[data-holds="no"]').count(), 0);
  assert.match(await part("exercise").locator(".learn-out").textContent(), /^prod can reach shared/);
  assert.equal(await count(), "2 of 8 steps done.");
});

test("a second prediction, of another step, can be right", async () => {
  await part("predict", 1).getByLabel("the request stops at peering(shared, prod)").check();
  await part("predict", 1).getByRole("button").click();
  assert.equal(await says("predict", 1), "The model says so too.");
  assert.equal(await count(), "3 of 8 steps done.");
});

test("Ctrl+Enter checks, Escape leaves the editor", async () => {
  const area = part("exercise").locator("textarea");
  await area.focus();
  await reader.tab.keyboard.press("Escape");
  assert.ok(await part("exercise").getByRole("button", { name: "Check" }).evaluate((button) => button === document.activeElement));
});

test("a reload keeps what was done and typed", async () => {
  await reader.tab.reload();
  assert.match(await says("predict"), /^The model says otherwise: /);
  assert.match(await says("exercise"), /^You repaired it on \d{4}-\d{2}-\d{2}\.$/);
  assert.match(await part("exercise").locator("textarea").inputValue(), /print\(net\.reach\(prod, shared\)\)/);
  assert.equal(await count(), "3 of 8 steps done.");
});

test("the progress is told, exported, forgotten and brought back", async () => {
  await reader.tab.goto(reader.origin + PROGRESS);
  const did = (step) => reader.tab.locator(`[data-path="first-vpcs"] [data-step="${step}"] .learn-did`).textContent();
  const told = async () => [await did(STEP.predict), await did(STEP.repair), await did("replies")];
  const before = await told();
  assert.match(before[0], /^predicted: It can\. The model said: It cannot: the request arrives/);
  assert.match(before[1], /^repaired on \d{4}-\d{2}-\d{2}, after 7 checks/);
  assert.equal(before[2], "not yet");
  assert.match(await reader.tab.locator('[data-path="first-vpcs"] caption').textContent(), /Your first VPCs: 3 of 8 steps done$/);

  await reader.tab.getByLabel("Name, for the print").fill("Ada");
  const exported = async (name) => {
    const [download] = await Promise.all([reader.tab.waitForEvent("download"), reader.tab.getByRole("button", { name }).click()]);
    return [download.suggestedFilename(), await download.path()];
  };
  const [named, markdown] = await exported("Export as Markdown");
  assert.match(named, /^progress-\d{4}-\d{2}-\d{2}\.md$/);
  const text = await readFile(markdown, "utf8");
  assert.match(text, /^# Progress of Ada, /);
  assert.match(text, /^- \[x\] Repair: the reply that never came: repaired on .*\n\n {2}```python\n/m);
  assert.match(text, /^- \[ \] A filter that forgets: not yet$/m);
  const [, json] = await exported("Export as JSON");

  reader.tab.once("dialog", (dialog) => dialog.accept());
  await reader.tab.getByRole("button", { name: "Forget it all" }).click();
  assert.deepEqual(await told(), ["not yet", "not yet", "not yet"]);
  const bring = async (file) => {
    const [chooser] = await Promise.all([reader.tab.waitForEvent("filechooser"), reader.tab.getByRole("button", { name: "Bring back" }).click()]);
    await chooser.setFiles(file);
    await reader.tab.waitForFunction(() => /Brought back|no export/.test(document.querySelector(".learn-progress .learn-says").textContent));
    return says("progress");
  };
  assert.equal(await bring({ name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"steps": [1]}') }), "That file is no export of this page.");
  assert.deepEqual(await told(), ["not yet", "not yet", "not yet"]);
  assert.equal(await bring(json), "Brought back.");
  assert.deepEqual(await told(), before);
});

test("nothing was asked of another host, and the console is silent", () => {
  assert.deepEqual(reader.asked.filter((url) => !url.startsWith(reader.origin) && !url.startsWith("blob:")), []);
  assert.deepEqual(reader.said, []);
});

test("where the browser keeps nothing, a path still works", async () => {
  const shut = await Reader.of(desk, { address: PATH, prepare: (context) => context.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("shut"); } })) });
  const asked = shut.tab.locator(".learn-predict").first();
  await asked.getByLabel("It can.").check();
  await asked.getByRole("button").click();
  assert.equal(await shut.tab.locator(".learn-count").textContent(), "1 of 8 steps done.");
  await shut.close();
});

test("a phone needs no scrolling sideways, and nothing shifts by itself", async () => {
  for (const address of [PATH, PROGRESS]) {
    const phone = await Reader.of(desk, { address, viewport: { width: 390, height: 844 }, prepare: watchShifts });
    await phone.tab.waitForFunction(() => document.querySelector("[data-learn]:not(:disabled)"));
    assert.ok((await phone.tab.evaluate(() => document.documentElement.scrollWidth)) <= 390, address);
    assert.equal(await phone.tab.evaluate(() => window.shifted), 0, address);
    await phone.close();
  }
});

test("without JavaScript a path reads as a lesson: no dead button, code shown, answers folded", async () => {
  const plain = await Reader.of(desk, { address: PATH, javaScriptEnabled: false });
  assert.equal(await plain.tab.locator("article button:visible, article textarea:visible").count(), 0);
  assert.equal(await plain.tab.locator(".learn-code:visible").count(), 3);
  assert.equal(await plain.tab.locator(".learn-outcome[open], .learn-answer[open]").count(), 0);
  await plain.tab.locator(".learn-outcome summary").first().click();
  assert.ok(await plain.tab.getByText("NO_ROUTE_TO_DESTINATION").first().isVisible());
  await plain.close();
});

test("instant navigation between paths brings the script along", async () => {
  const [home, next] = ["/patterns/", "/learn/many-vpcs-many-accounts/"];
  const listed = [home, PATH, next].map((address) => `<url><loc>${desk.origin}${address}</loc></url>`).join("");
  const prepare = (context) => context.route(/sitemap\.xml$/, (route) => route.fulfill({ contentType: "text/xml", body: `<urlset>${listed}</urlset>` }));
  const swapped = await Reader.of(desk, { address: home, prepare });
  await swapped.tab.evaluate(() => (window.stayed = true));
  const works = async (link, steps) => {
    await link.click();
    await swapped.tab.waitForFunction((all) => document.querySelector(".learn-count")?.textContent === `0 of ${all} steps done.`, steps);
    await swapped.tab.waitForFunction(() => document.querySelector(".learn-predict button:not(:disabled)"));
    assert.ok(await swapped.tab.evaluate(() => window.stayed), "the page was loaded anew");
    assert.equal(await swapped.tab.locator(".learn-exercise .learn-code").first().evaluate((code) => getComputedStyle(code).display), "none", "its style came too");
  };
  await works(swapped.tab.locator(".md-tabs a", { hasText: "Learn" }), 8);
  await works(swapped.tab.locator("main a", { hasText: "Many VPCs, many accounts" }).last(), 12);
  await swapped.close();
});

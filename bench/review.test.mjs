import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import path from "node:path";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";
import { ago, days, written } from "../theme/assets/review/age.js";

const PAGE = "/gotchas/g021-peering-is-not-transitive/";
let server, browser;
before(async () => {
  server = await serve(path.resolve("site"));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("an age is told in the largest unit of which there is one", () => {
  const ages = [[0, "today"], [1, "1 day ago"], [30, "30 days ago"], [31, "1 month ago"], [92, "3 months ago"], [364, "11 months ago"], [365, "1 year ago"], [731, "2 years ago"]];
  for (const [number, told] of ages) assert.equal(ago(number), told);
});

test("a day to come has no age, nor has what is no day", () => {
  assert.equal(ago(-1), "");
  assert.equal(ago(days("soon", "2026-11-27")), "");
});

test("days are those of the calendar, over a change of clocks and a leap day", () => {
  assert.equal(days("2026-03-28", "2026-03-30"), 2);
  assert.equal(days("2028-02-28", "2028-03-01"), 2);
  assert.equal(written(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

/** A tab that believes in a day, and counts what moves. */
async function on(day, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  await tab.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await tab.goto(server.origin + PAGE);
  return tab;
}

test("a page says how long ago it was reviewed, by the reader's day and not the build's", async () => {
  const tab = await on("2027-03-01");
  assert.match(await tab.locator(".reviewed").innerText(), /^Reviewed 2026-\d\d-\d\d, 3 months ago$/);
  await tab.context().close();
});

test("a page whose review is due says so in words", async () => {
  const tab = await on("2028-11-27");
  assert.match(await tab.locator(".reviewed.due").innerText(), /^Review due: 2026-\d\d-\d\d, 2 years ago$/);
  await tab.context().close();
});

test("without scripts the day stands alone", async () => {
  const tab = await on("2027-03-01", { javaScriptEnabled: false });
  assert.match(await tab.locator(".reviewed").innerText(), /^Reviewed 2026-\d\d-\d\d$/);
  await tab.context().close();
});

test("nothing moves when the age comes, on a desk and on a phone", async () => {
  for (const width of [1280, 390]) {
    const plain = await on("2026-11-26", { viewport: { width, height: 900 } });
    const room = await plain.locator(".reviewed").boundingBox();
    await plain.context().close();
    for (const day of ["2027-11-20", "2037-11-27"]) {
      const tab = await on(day, { viewport: { width, height: 900 } });
      assert.deepEqual(await tab.locator(".reviewed").boundingBox(), room, `${day} at ${width}`);
      await tab.context().close();
    }
  }
});

test("the foot names the owner and leads to where an error is reported", async () => {
  const tab = await on("2027-03-01");
  const foot = tab.locator(".page-foot");
  assert.match(await foot.innerText(), /^Owner: \S/);
  assert.match(await foot.getByRole("link", { name: /report an error in G021/i }).getAttribute("href"), /report-an-error\/$|G021/);
  await tab.context().close();
});

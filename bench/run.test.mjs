// Run, Edit, Reset in a real browser, on the built site: what agrees, what a reader changes, what goes wrong.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { watchShifts } from "./gates/shifts.mjs";
import { PEERING, Reader, opened } from "./run/reader.mjs";

const NEXT = "/gotchas/g024-on-premises-stops-where-its-link-ends/"; // a page that the one about peering links to
let desk, warm;
const [SCENE, TRAP, FORCED, DIRECT] = [0, 1, 2, 3]; // the fences of the page about peering, in order

before(async () => {
  desk = await opened();
  warm = await Reader.of(desk);
});
after(() => desk?.close());
const unfold = () => warm.tab.locator("details", { has: warm.block(SCENE) }).evaluate((folded) => (folded.open = true));

test("nothing of Python is fetched before the first press, and nothing from elsewhere after it", async () => {
  const python = () => warm.asked.filter((url) => /worker\.|python-|law-|files\.json/.test(url) && url.includes("/assets/run/"));
  assert.deepEqual(python(), []);
  assert.match(await warm.run(TRAP), /^Agrees with the page, \d+ ms$/);
  assert.notDeepEqual(python(), []);
  assert.deepEqual(warm.asked.filter((url) => !url.startsWith(warm.origin)), []);
});

test("later runs fetch nothing and agree", async () => {
  await unfold();
  const before = warm.asked.length;
  for (const n of [SCENE, TRAP, FORCED, DIRECT]) assert.match(await warm.run(n), /^Agrees with the page, \d+ ms$/);
  assert.equal(warm.asked.length, before);
});

test("what the page says wrongly is told, with what Python prints", async () => {
  await warm.block(TRAP).locator("code").evaluate((code) => (code.lastElementChild.textContent = "  SOMETHING_ELSE"));
  assert.equal(await warm.run(TRAP), "Disagrees with the page: 1 of 1 answer");
  assert.match(await warm.printed(TRAP), /NO_ROUTE_TO_DESTINATION/);
  await warm.tab.reload();
});

test("Ctrl+Enter runs what is typed as a console, Escape leaves it, Reset brings the page back", async () => {
  await warm.type(TRAP, "print(hub.reach(shared, prod))\n1 + 1");
  await warm.tab.keyboard.press("Control+Enter");
  assert.match(await warm.answered(TRAP), /^Yours, not the page's: run as a console, \d+ ms$/);
  assert.match(await warm.printed(TRAP), />>> 1 \+ 1\n2\n$/);
  await warm.tab.keyboard.press("Escape");
  assert.ok(await warm.button(TRAP, "Run").evaluate((button) => button === document.activeElement));
  await warm.button(TRAP, "Reset").click();
  assert.equal(await warm.block(TRAP).locator("textarea, .run-out").count(), 0);
  assert.match(await warm.run(TRAP), /^Agrees/);
});

test("an edit of the scene is followed by the questions below, and they say so", async () => {
  await unfold();
  const scene = await warm.block(SCENE).locator("code").textContent();
  await warm.type(SCENE, scene.replace('"10.2.0.0/16")', '"10.7.0.0/16")'));
  assert.match(await warm.run(SCENE), /^Yours, not the page's/);
  assert.match(await warm.run(TRAP), /^After your edit above, 1 of 1 answer differs/);
  assert.match(await warm.printed(TRAP), /no route to 10\.7\.0\.0\/16/);
  await warm.button(SCENE, "Reset").click();
});

const HOSTILE = {
  "a syntax error": ["x = (", /SyntaxError: '\(' was never closed/],
  "deep recursion": ["def f(): return f()\nf()", /RecursionError/],
  "runaway memory": ["x = [1]\nwhile True: x += x", /MemoryError/],
  "a question to nobody": ["input()", /OSError: input\(\) has nobody to ask here/],
  "a shell": ["import os\nos.system('ls')", /OSError: there is no shell in a page/],
  "a network": ["import urllib.request as u\nu.urlopen('http://192.0.2.1')", /Python has no network here/],
  "a socket": ["import socket\nsocket.create_connection(('192.0.2.1', 80))", /Python has no network here/],
  "the page itself": ["import js", /ModuleNotFoundError/],
  "a way out": ["raise SystemExit", /SystemExit/],
};

for (const [what, [code, told]] of Object.entries(HOSTILE)) {
  test(`${what} gets a clear answer, and the next Run works`, async () => {
    await warm.type(TRAP, code);
    assert.match(await warm.run(TRAP), /^Yours, not the page's/);
    assert.match(await warm.printed(TRAP), told);
    await warm.button(TRAP, "Reset").click();
    assert.match(await warm.run(TRAP), /^Agrees/);
  });
}

const FATAL = {
  "an endless loop": ["while True: pass", /^Stopped after 5 s: does it ever end\? The next Run begins anew\.$/],
  "the end of Python": ["import os\nos._exit(1)", /^Python broke off: .* The next Run begins anew\.$/],
};

for (const [what, [code, told]] of Object.entries(FATAL)) {
  test(`${what} ends with a clear word, and the next Run works`, async () => {
    await warm.type(TRAP, code);
    assert.match(await warm.run(TRAP), told);
    await warm.button(TRAP, "Reset").click();
    assert.match(await warm.run(TRAP), /^Agrees/);
  });
}

const NO_START = {
  "a missing file": [(context) => context.route(/\.wasm$/, (route) => route.fulfill({ status: 404 })), /^Python did not start: .*The page is complete without it\.$/],
  "no list of files": [(context) => context.route(/files\.json$/, (route) => route.fulfill({ status: 404 })), /^Python did not start: .*files\.json is missing/],
  "a blocked worker": [(context) => context.route(/worker\.\w+\.js$/, (route) => route.abort()), /^Python did not start: its worker was blocked or is missing/],
  "no WebAssembly": [(context) => context.addInitScript(() => delete globalThis.WebAssembly), /^Python did not start: this browser has no WebAssembly/],
};

for (const [what, [prepare, told]] of Object.entries(NO_START)) {
  test(`a start without success says so: ${what}`, async () => {
    const reader = await Reader.of(desk, { prepare });
    assert.match(await reader.run(TRAP), told);
    await reader.close();
  });
}

test("a start offline says so, and the next one works once there is a network", async () => {
  const reader = await Reader.of(desk);
  await reader.tab.context().setOffline(true);
  assert.match(await reader.run(TRAP), /^Python did not start: there is no network/);
  await reader.tab.context().setOffline(false);
  assert.match(await reader.run(TRAP), /^Agrees/);
  await reader.close();
});

test("instant navigation keeps Python, and the bars of the next page work", async () => {
  const listed = [PEERING, NEXT].map((address) => `<url><loc>${desk.origin}${address}</loc></url>`).join("");
  // Material swaps pages that the site's map lists; the map of a site without an address lists none.
  const prepare = (context) => context.route(/sitemap\.xml$/, (route) => route.fulfill({ contentType: "text/xml", body: `<urlset>${listed}</urlset>` }));
  const reader = await Reader.of(desk, { prepare });
  await reader.run(TRAP);
  await reader.tab.evaluate(() => (window.stayed = true));
  const before = await reader.tab.locator("h1").textContent();
  await reader.tab.locator(`main a[href*="${NEXT.split("/").at(-2)}"]`).first().click();
  await reader.tab.waitForURL(`**${NEXT}`);
  // The address changes before the page does: wait for the next heading, then for its bars.
  await reader.tab.waitForFunction((title) => document.querySelector("h1")?.textContent !== title, before);
  await reader.tab.waitForFunction(() => document.querySelector(".run [data-run=run]:not(:disabled)"));
  reader.asked.length = 0;
  assert.match(await reader.run((await reader.tab.locator(".run").count()) - 1), /^Agrees/);
  assert.ok(await reader.tab.evaluate(() => window.stayed), "the page was loaded anew");
  assert.deepEqual(reader.asked.filter((url) => url.includes("/assets/run/")), []);
  await reader.close();
});

test("the policy of a page refuses a script that is not its own, and nothing else", async () => {
  const refused = /Content Security Policy/;
  const reader = await Reader.of(desk);
  for (const address of ["/", "/gotchas/", "/patterns/", "/compare/", "/reference/awsnet/", "/g021/", PEERING]) {
    await reader.tab.goto(desk.origin + address, { waitUntil: "load" });
  }
  await reader.tab.keyboard.press("/");
  await reader.tab.keyboard.type("peering");
  await reader.tab.locator(".md-search-result__item").first().waitFor();
  assert.match(await reader.tab.locator("html").innerHTML(), /http-equiv="Content-Security-Policy"/, "type 'make site'");
  assert.deepEqual(reader.said.filter((line) => refused.test(line)), []);
  await reader.tab.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.slipped = true";
    document.head.append(script);
  });
  assert.ok(reader.said.some((line) => refused.test(line)));
  assert.equal(await reader.tab.evaluate(() => window.slipped), undefined);
  await reader.close();
});

test("without JavaScript there is no dead button", async () => {
  const reader = await Reader.of(desk, { javaScriptEnabled: false });
  assert.equal(await reader.tab.locator(".run button:visible").count(), 0);
  assert.match(await reader.block(TRAP).textContent(), /NO_ROUTE_TO_DESTINATION/);
  await reader.close();
});

test("nothing shifts by itself, wide or narrow, while a page loads and runs", async () => {
  for (const width of [1280, 390]) {
    const reader = await Reader.of(desk, { viewport: { width, height: 900 }, prepare: watchShifts });
    assert.match(await reader.run(TRAP), /^Agrees/);
    assert.equal(await reader.tab.evaluate(() => window.shifted), 0, `${width} px`);
    assert.ok((await reader.tab.evaluate(() => document.documentElement.scrollWidth)) <= width);
    await reader.close();
  }
});

// Pictures in the browser: nothing is read twice, every refusal takes the keyboard, letters keep their size, print is dark on white.

import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";

/** A page for each kind of picture. */
const KINDS = {
  network: "gotchas/g021-peering-is-not-transitive/",
  "then and now": "gotchas/g005-every-vpc-needs-its-own-private-vif/",
  "then and now, counted": "gotchas/g028-fifty-routes-fill-a-route-table/",
  walk: "gotchas/g025-peering-needs-a-route-on-both-sides/",
  "blast radius": "gotchas/g054-backups-beside-the-data-die-with-it/",
  matrix: "patterns/p04-bastion-in-a-services-vpc/",
  series: "patterns/p02-s3-over-direct-connect/",
  growth: "patterns/p05-full-mesh/",
  "sprawl and curve": "patterns/p14-serverless-stay-or-go/",
};
const DESK = 1280, PHONE = 390, PAPER = 720;
const SMALL = 8 * (96 / 72); // pixels of 8 points, which is small print
const LONG = 20; // a shorter text, such as a name, may stand in another

let browser, site;

before(async () => {
  browser = await launch();
  site = await serve(path.resolve(import.meta.dirname, "..", "site"));
});

after(async () => {
  await browser.close();
  site.close();
});

/** Open a page, hand it on, close it. */
async function on(page, { width = DESK, media = "screen", scheme = "light" }, use) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  try {
    const tab = await context.newPage();
    await tab.emulateMedia({ media, colorScheme: scheme });
    await tab.goto(`${site.origin}/${page}`);
    return await use(tab);
  } finally {
    await context.close();
  }
}

/** Return what each figure of a page says to those who hear it, in order: names, descriptions, plain text. */
async function heard(tab) {
  const cdp = await tab.context().newCDPSession(tab);
  await cdp.send("DOM.enable");
  const { root } = await cdp.send("DOM.getDocument");
  const { nodeIds } = await cdp.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "figure.picture" });
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const figures = [];
  for (const nodeId of nodeIds) {
    const { node } = await cdp.send("DOM.describeNode", { nodeId });
    const said = [];
    tell(nodes.find((one) => one.backendDOMNodeId === node.backendNodeId), byId, said);
    figures.push(said);
  }
  return figures;
}

const WHOLE = new Set(["link", "DisclosureTriangle", "StaticText", "cell", "rowheader", "columnheader"]); // said by their name

function tell(node, byId, said) {
  if (node.role.value === "caption") return; // it is the table's name
  if (!node.ignored && node.role.value !== "ListMarker") {
    for (const text of [node.name?.value, node.description?.value]) {
      if (text?.trim()) said.push({ role: node.role.value, text: text.trim() });
    }
    if (WHOLE.has(node.role.value) && node.name?.value) return;
  }
  for (const child of node.childIds ?? []) if (byId.has(child)) tell(byId.get(child), byId, said);
}

const CELLS = new Set(["cell", "rowheader", "columnheader"]); // a table repeats its names and its yes

function repeated(said) {
  const texts = said.filter(({ role }) => !CELLS.has(role)).map(({ text }) => text);
  return texts.filter((text, index) =>
    texts.some((other, place) => place !== index && (other === text || (text.length >= LONG && other.includes(text)))),
  );
}

test("what is said twice is found", () => {
  const said = (...texts) => texts.map((text) => ({ role: "StaticText", text }));
  assert.deepEqual(repeated(said("prod", "prod to dev")), []);
  assert.deepEqual(repeated(said("prod", "dev", "prod")), ["prod", "prod"]);
  assert.deepEqual(repeated(said("prod cannot reach dev", "a picture: prod cannot reach dev")), ["prod cannot reach dev"]);
});

for (const [kind, page] of Object.entries(KINDS)) {
  for (const width of [DESK, PHONE]) {
    test(`${kind}, ${width} px: nothing is read twice, each picture is named and told, no letter is below 12 pixels`, async () => {
      const { figures, named, sizes } = await on(page, { width }, async (tab) => {
        await tab.evaluate(() => document.querySelectorAll(".picture details").forEach((one) => (one.open = true)));
        return { figures: await heard(tab), named: await tab.evaluate(namesOf), sizes: await tab.evaluate(sizesOf) };
      });
      assert.ok(figures.length && sizes.length);
      for (const said of figures) {
        assert.deepEqual(repeated(said), []);
        assert.ok(said.some(({ role, text }) => role === "StaticText" && text.endsWith(".")), "no words");
      }
      const spoken = figures.flat().map(({ text }) => text);
      for (const text of named.flat()) assert.ok(text && spoken.includes(text), `'${text}' is not heard`);
      const titles = named.map(([title]) => title);
      assert.equal(new Set(titles).size, titles.length, "two pictures of a page have one title");
      assert.deepEqual(sizes.filter(({ pixels }) => pixels < 11.99), []);
    });
  }

  test(`${kind}: on paper letters are as dark on white as they are on a light screen, and 8 points high`, async () => {
    const [screen, ...paper] = await on(page, { width: PAPER }, async (tab) => {
      const inks = await tab.evaluate(inksOf);
      await tab.emulateMedia({ media: "print" });
      return [inks, await tab.evaluate(inksOf), await tab.evaluate(sizesOf)];
    });
    const dark = await on(page, { width: PAPER, media: "print", scheme: "dark" }, (tab) => tab.evaluate(inksOf));
    assert.deepEqual(paper[0], screen);
    assert.deepEqual(dark, screen, "printed from a dark screen");
    assert.deepEqual(paper[1].filter(({ pixels }) => pixels < SMALL), []);
  });
}

/** Run in the page: return the title and the description of each of its pictures. */
function namesOf() {
  const said = (svg, which) => document.getElementById(svg.getAttribute(which)).textContent;
  return [...document.querySelectorAll("svg.dg")].map((svg) => [said(svg, "aria-labelledby"), said(svg, "aria-describedby")]);
}

/** Run in the page: return what it lies on, and the colour of each text and each line of its pictures. */
function inksOf() {
  const look = (one) => {
    const { fill, stroke, color, backgroundColor } = getComputedStyle(one);
    return one.closest("svg") ? `${fill} ${stroke}` : `${color} ${backgroundColor}`;
  };
  return [document.body, ...document.querySelectorAll(".dg :is(text, path, polygon, polyline, ellipse), .reach")].map(look);
}

/** Run in the page: return each text of its pictures with the pixels that its letters have. */
function sizesOf() {
  const drawn = [...document.querySelectorAll(".dg text")].map((text) => {
    const size = parseFloat(getComputedStyle(text).fontSize);
    return { text: text.textContent, pixels: size * text.getScreenCTM().a };
  });
  const written = [...document.querySelectorAll(".reaches :is(th, .reach, caption)")].map((cell) => ({
    text: cell.textContent,
    pixels: parseFloat(getComputedStyle(cell).fontSize),
  }));
  return [...drawn, ...written];
}

test("every refusal that leads somewhere takes the keyboard, shows it, and leads there", async () => {
  await on(KINDS.network, {}, async (tab) => {
    await tab.locator(".dg-scroll").first().focus();
    await tab.keyboard.press("Tab");
    const focused = await tab.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return { inside: document.activeElement.matches(".dg a"), name: document.activeElement.getAttribute("aria-label"), outlineStyle, outlineWidth };
    });
    assert.ok(focused.inside, "the key after the picture does not lead to its refusal");
    assert.match(focused.name, /^prod cannot reach dev: refused by the peering\. Read why\.$/);
    assert.ok(focused.outlineStyle !== "none" && parseFloat(focused.outlineWidth) > 0, "focus is not seen");
    await tab.keyboard.press("Enter");
    assert.equal(new URL(tab.url()).hash, "#why");
  });
});

test("links of pictures are reached by the keyboard one by one", async () => {
  for (const page of [KINDS["then and now"], KINDS.walk, KINDS.matrix]) {
    const missed = await on(page, {}, (tab) =>
      tab.evaluate(() =>
        [...document.querySelectorAll(".dg a, a.reach")].filter((link) => {
          link.focus();
          return document.activeElement !== link;
        }).length,
      ),
    );
    assert.equal(missed, 0, page);
  }
});

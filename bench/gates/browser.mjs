// What only a browser tells: accessibility by axe-core, requests, a silent console, nothing that shifts or sticks out.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { watchShifts } from "./shifts.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Nothing that these rules ask needs style sheets or media read a second time.
const AXE = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  preload: false,
};
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const GRID = ["light", "dark"].flatMap((scheme) => [DESK, PHONE].map((size) => ({ scheme, size })));
const REST = 300; // ms that a page is watched at least: a quick machine would be done before a page moves
const LATE = 1000; // ms in which a page that has moved must have come to rest
const SHIFTED = 0.01; // of the page; browsers call up to 0.1 good, and no page of ours shifts at all on a quiet machine

/** Return every run that is due: the whole grid for the first page of each type, one run for each further page.

A short address leads on at once to a page that is visited anyway: its HTML and its link are read, not seen. */
export function runs(pages) {
  const seen = new Set();
  return pages.filter(({ type }) => type !== "redirect").flatMap((page) => {
    const first = !seen.has(page.type);
    seen.add(page.type);
    return (first ? GRID : GRID.slice(0, 1)).map((view) => ({ page, view }));
  });
}

/** Visits pages, one after another, each in the view that its run asks for: one tab for each view. */
export class Visitor {
  #tabs = new Map();

  constructor(browser, origin) {
    Object.assign(this, { browser, origin });
  }

  /** Return what is wrong with a page in a view, and the addresses that it asked of the site. */
  async visit({ page, view }) {
    const name = `${page.file} (${view.scheme}, ${view.size.width} px)`;
    const { tab, said, asked } = await this.#tab(view);
    await tab.goto(this.origin + page.address, { waitUntil: "load" });
    const [found] = await Promise.all([accessibility(tab, view), tab.waitForTimeout(REST)]);
    said.push(...found, ...(await steady(tab, asked)), ...(await narrow(tab, view)));
    return { failures: said.splice(0).map((one) => `${name}: ${one}`), asked: asked.splice(0) };
  }

  async #tab(view) {
    const { scheme, size } = view;
    if (!this.#tabs.has(view)) {
      const context = await this.browser.newContext({
        bypassCSP: true, // axe is put in from outside; the page's own policy is checked by its own gate
        colorScheme: scheme,
        viewport: size,
      });
      await watchShifts(context);
      await context.addInitScript({ content: axe });
      const tab = await context.newPage();
      this.#tabs.set(view, { tab, ...listen(tab, this.origin) });
    }
    return this.#tabs.get(view);
  }
}

/** Note what a tab asks for and says. */
function listen(tab, origin) {
  const [said, asked] = [[], []];
  tab.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin === origin) asked.push(decodeURIComponent(url.pathname));
    else if (!["data:", "blob:"].includes(url.protocol)) {
      said.push(`requests: ${url.href} is asked of another host; serve it from the site`);
    }
  });
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(`console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => said.push(`console: ${error.message}`));
  return { said, asked };
}

async function accessibility(tab, view) {
  const scheme = await tab.evaluate(() => document.body.dataset.mdColorScheme);
  const wanted = view.scheme === "dark" ? "slate" : "default";
  const failures = scheme && scheme !== wanted ? [`axe: the page is '${scheme}', not '${wanted}'`] : [];
  const violations = await tab.evaluate(async (options) => (await window.axe.run(options)).violations, AXE);
  for (const violation of violations) {
    for (const node of violation.nodes) {
      const why = (node.failureSummary ?? "").split("\n").slice(1).join(" ").trim();
      failures.push(`axe: ${violation.id}: ${node.target.join(" ")}: ${why || violation.help}`);
    }
  }
  return failures;
}

/** A busy machine paints a page in pieces, and seldom twice in the same: of three looks, the middle one counts. */
async function steady(tab, asked) {
  const looks = [await tab.evaluate(() => window.shifted)];
  while (looks[0] > SHIFTED && looks.length < 3) {
    asked.length = 0; // what one visit asks for is weighed
    await tab.reload({ waitUntil: "load" });
    await tab.waitForTimeout(LATE);
    looks.push(await tab.evaluate(() => window.shifted));
  }
  const shifted = looks.sort((a, b) => a - b)[looks.length >> 1];
  return shifted > SHIFTED ? [`shift: ${shifted.toFixed(4)} of the page moves by itself while it loads`] : [];
}

/** Return what sticks out on a phone, where the page would scroll sideways. */
async function narrow(tab, view) {
  await tab.setViewportSize(PHONE);
  const wide = await tab.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const out = [...document.querySelectorAll("main *")].find((one) => {
      const right = one.getBoundingClientRect().left + Math.max(one.scrollWidth, one.offsetWidth ?? 0);
      return right > room + 1 && getComputedStyle(one).overflowX === "visible";
    });
    return `${document.documentElement.scrollWidth} px of ${room}, first ${out?.outerHTML.slice(0, 80) ?? "outside of main"}`;
  });
  await tab.setViewportSize(view.size);
  return wide ? [`sideways: ${wide}`] : [];
}

// What only a browser tells: accessibility by axe-core, requests to other hosts, a console that is not silent.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const GRID = ["light", "dark"].flatMap((scheme) => [
  { scheme, width: 1280, height: 900 },
  { scheme, width: 390, height: 844 },
]);

/** Return every run that is due: the whole grid for the first page of each type, one run for each further page. */
export function runs(pages) {
  const seen = new Set();
  return pages.flatMap((page) => {
    const first = !seen.has(page.type);
    seen.add(page.type);
    return (first ? GRID : GRID.slice(0, 1)).map((view) => ({ page, view }));
  });
}

/** Visit one page in one view and return what is wrong with it. */
export async function visit(browser, origin, { page, view }) {
  const context = await browser.newContext({
    bypassCSP: true, // axe is put in from outside; the page's own policy is checked by its own gate
    colorScheme: view.scheme,
    viewport: { width: view.width, height: view.height },
    javaScriptEnabled: page.type !== "redirect", // it would lead on to its page, which is visited anyway
  });
  const tab = await context.newPage();
  const failures = [];
  const name = `${page.file} (${view.scheme}, ${view.width} px)`;
  tab.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin) {
      failures.push(`${name}: requests: ${url.href} is asked of another host; serve it from the site`);
    }
  });
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) failures.push(`${name}: console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => failures.push(`${name}: console: ${error.message}`));
  await tab.goto(origin + page.address, { waitUntil: "load" });
  if (page.type !== "redirect") failures.push(...(await accessibility(tab, name, view)));
  await context.close();
  return failures;
}

async function accessibility(tab, name, view) {
  const scheme = await tab.evaluate(() => document.body.dataset.mdColorScheme);
  const wanted = view.scheme === "dark" ? "slate" : "default";
  const failures = scheme && scheme !== wanted ? [`${name}: axe: the page is '${scheme}', not '${wanted}'`] : [];
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((tags) => window.axe.run({ runOnly: tags }), TAGS);
  for (const violation of violations) {
    for (const node of violation.nodes) {
      const why = (node.failureSummary ?? "").split("\n").slice(1).join(" ").trim();
      failures.push(`${name}: axe: ${violation.id}: ${node.target.join(" ")}: ${why || violation.help}`);
    }
  }
  return failures;
}

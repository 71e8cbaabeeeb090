// node bench/gates.mjs SITE: hold a built site against every gate; one line for each failure, exit code 1 if there is any.

import { existsSync } from "node:fs";
import path from "node:path";
import { runs, visit } from "./gates/browser.mjs";
import { launch } from "./gates/chromium.mjs";
import { html } from "./gates/html.mjs";
import { links } from "./gates/links.mjs";
import { pages as pagesOf } from "./gates/pages.mjs";
import { serve } from "./gates/serve.mjs";

const TABS = 2;

export async function gates(site) {
  const pages = await pagesOf(site);
  const files = Promise.all([html(pages), links(site, pages)]);
  const seen = await inBrowser(site, runs(pages));
  return { pages, failures: [...(await files).flat(), ...seen] };
}

async function inBrowser(site, due) {
  const { origin, close } = await serve(site);
  const browser = await launch();
  const failures = [];
  const queue = [...due];
  const worker = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) failures.push(...(await visit(browser, origin, one)));
  };
  await Promise.all(Array.from({ length: TABS }, worker));
  await browser.close();
  close();
  return failures;
}

if (process.argv[1] === import.meta.filename) {
  const site = path.resolve(process.argv[2] ?? "site");
  if (!existsSync(path.join(site, "index.html"))) {
    console.error(`there is no built site in ${site}: run 'make site'`);
    process.exit(2);
  }
  const start = performance.now();
  try {
    const { pages, failures } = await gates(site);
    for (const failure of failures.sort()) console.log(failure);
    const types = new Set(pages.map((page) => page.type)).size;
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`gates: ${pages.length} pages of ${types} types, ${failures.length} failures, ${seconds} s`);
    process.exit(failures.length ? 1 : 0);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

// node bench/gates.mjs SITE: hold a built site against every gate; one line for each failure, exit code 1 if there is any.

import { existsSync } from "node:fs";
import path from "node:path";
import { runs, Visitor } from "./gates/browser.mjs";
import { launch } from "./gates/chromium.mjs";
import { html } from "./gates/html.mjs";
import { links } from "./gates/links.mjs";
import { pages as pagesOf } from "./gates/pages.mjs";
import { Seen } from "./gates/seen.mjs";
import { serve } from "./gates/serve.mjs";
import { vnu } from "./gates/vnu.mjs";
import { Scale } from "./gates/weight.mjs";

const TABS = 2;
const BRIEF = "--js-flags=--no-opt --no-maglev"; // no page is looked at for so long that its scripts are worth optimizing

/** Return what is wrong with a site; `kept` is the folder of what was seen before, if not the usual one. */
export async function gates(site, kept) {
  const pages = await pagesOf(site);
  const files = Promise.all([vnu(site, pages), html(pages), links(site, pages)]);
  const { failures, weights, visits } = await inBrowser(site, runs(pages), await Seen.of(site, kept));
  const [nu, ...others] = await files;
  const leftOut = nu ? [] : ["vnu was left out: there is no Java here (on Debian: apt install default-jre-headless)"];
  return { pages, weights, visits, leftOut, failures: [...(nu ?? []), ...others.flat(), ...failures] };
}

async function inBrowser(site, due, seen) {
  const { origin, close } = await serve(site);
  const browser = await launch(BRIEF);
  const scale = await Scale.of(site);
  const weights = new Map();
  const failures = [];
  let visits = 0;
  const queue = [...due];
  const worker = async () => {
    const visitor = new Visitor(browser, origin);
    for (let one = queue.shift(); one; one = queue.shift()) {
      let asked = await seen.asked(one);
      if (!asked) {
        visits += 1;
        const visit = await visitor.visit(one);
        failures.push(...visit.failures);
        asked = visit.asked;
        if (!visit.failures.length) await seen.keep(one, asked);
      }
      if (weights.has(one.page.file)) continue;
      weights.set(one.page.file, await scale.weigh(asked));
      failures.push(...scale.over(one.page, weights.get(one.page.file)));
    }
  };
  await Promise.all(Array.from({ length: TABS }, worker));
  await browser.close();
  close();
  return { failures, weights, visits };
}

if (process.argv[1] === import.meta.filename) {
  const site = path.resolve(process.argv[2] ?? "site");
  if (!existsSync(path.join(site, "index.html"))) {
    console.error(`there is no built site in ${site}: run 'make site'`);
    process.exit(2);
  }
  const start = performance.now();
  try {
    const { pages, visits, leftOut, failures } = await gates(site);
    for (const line of [...failures.sort(), ...leftOut]) console.log(line);
    const types = new Set(pages.map((page) => page.type)).size;
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const told = `${pages.length} pages of ${types} types, ${visits} visits anew`;
    console.log(`gates: ${told}, ${failures.length} failures, ${seconds} s`);
    process.exit(failures.length ? 1 : 0);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

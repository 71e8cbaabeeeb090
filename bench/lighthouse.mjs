// node bench/lighthouse.mjs [SITE]: what Lighthouse says of one page of each kind, as a phone sees it.
//
// The median of five runs, after one that is dropped: the first run after a start measures the start.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { measured, medians } from "./lighthouse/run.mjs";
import { serve } from "./gates/serve.mjs";

const RUNS = Number(process.env.RUNS ?? 5);
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const PAGES = {
  home: "",
  index: "gotchas/",
  gotcha: "gotchas/g021-peering-is-not-transitive/",
  pattern: "patterns/p02-s3-over-direct-connect/",
  path: "learn/first-vpcs/",
  bench: "ask/",
};

const site = path.resolve(process.argv[2] ?? "site");
const there = (address) => existsSync(path.join(site, address, "index.html"));
if (!there("")) {
  console.error(`there is no built site in ${site}: run 'make site'`);
  process.exit(2);
}
const { origin, close } = await serve(site, { packed: true });
console.log(`Lighthouse, a phone, median of ${RUNS}\n`);
console.log(["page".padEnd(9), ...Object.keys(LEAST).map((name) => name.padStart(14)), "requests", "   bytes", "  least..most performance"].join("  "));
const short = [];
for (const [name, address] of Object.entries(PAGES)) {
  if (!there(address)) {
    console.log(`${name.padEnd(9)}  there is no page ${address} yet`);
    continue;
  }
  const runs = await measured(`${origin}/${address}`, RUNS);
  const { scores, requests, bytes, range, failed } = medians(runs);
  const row = Object.keys(LEAST).map((category) => String(scores[category]).padStart(14));
  console.log([name.padEnd(9), ...row, String(requests).padStart(8), String(bytes).padStart(8), `  ${range.join("..")}`].join("  "));
  for (const [category, least] of Object.entries(LEAST)) {
    if (scores[category] < least) short.push(`${name}: ${category} is ${scores[category]}, at least ${least}: ${failed[category].join(", ")}`);
  }
}
close();
for (const line of short) console.log(line);
process.exit(short.length ? 1 : 0);

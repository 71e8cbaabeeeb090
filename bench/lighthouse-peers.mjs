// node bench/lighthouse-peers.mjs OURS FOLDER ADDRESS: one finished gotcha, as we and as others build it, by Lighthouse.
//
// FOLDER holds a site for each builder, with the page at its root (python -m bench.beside). Nothing of theirs is tuned.

import { readdirSync } from "node:fs";
import path from "node:path";
import { serve } from "./gates/serve.mjs";
import { measured, medians } from "./lighthouse/run.mjs";

const RUNS = Number(process.env.RUNS ?? 5);
const [site, folder, address] = process.argv.slice(2);
const rows = [["ours", site, address], ...readdirSync(folder).sort().map((name) => [name, path.join(folder, name), ""])];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

let first = null;
console.log(`one gotcha, a phone, median of ${RUNS}; ratios are theirs to ours\n`);
console.log(["".padEnd(10), ...CATEGORIES.map((one) => one.padStart(14)), "  requests", "          bytes"].join(" "));
const missing = [];
for (const [name, root, at] of rows) {
  const { origin, close } = await serve(path.resolve(root), { packed: true });
  const { scores, requests, bytes, failed } = medians(await measured(`${origin}/${at}`, RUNS));
  close();
  first ??= { requests, bytes };
  const ratio = (value, ours) => `${value} (${(value / ours).toFixed(2)})`;
  const row = CATEGORIES.map((one) => String(scores[one]).padStart(14));
  console.log([name.padEnd(10), ...row, ratio(requests, first.requests).padStart(11), ratio(bytes, first.bytes).padStart(15)].join(" "));
  for (const one of CATEGORIES.slice(1)) if (scores[one] < 100) missing.push(`${name}: ${one}: ${failed[one].join(", ")}`);
}
for (const line of missing) console.log(line);

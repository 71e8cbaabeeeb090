// Lighthouse on one address, in the pinned browser, with its mobile preset.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { browser } from "../gates/chromium.mjs";

/** Return the reports of as many runs, after one that is dropped. */
export async function measured(url, runs) {
  const { executable, env } = await browser();
  const chrome = await launch({
    chromePath: executable,
    envVars: { ...process.env, ...env },
    chromeFlags: ["--headless", "--no-sandbox"],
    logLevel: "error",
  });
  const reports = [];
  for (let run = 0; run <= runs; run++) {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", output: "json" });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    if (run) reports.push(lhr);
  }
  chrome.kill();
  return reports;
}

/** Return the median score of each category, what the last run lacks, how many requests there were and what they weighed. */
export function medians(reports) {
  const last = reports.at(-1);
  const of = (category) => reports.map((lhr) => Math.round(lhr.categories[category].score * 100)).sort((a, b) => a - b);
  const asked = last.audits["network-requests"].details.items.filter(({ url }) => url.startsWith("http"));
  const categories = Object.keys(last.categories);
  const performance = of("performance");
  return {
    scores: Object.fromEntries(categories.map((one) => [one, of(one)[reports.length >> 1]])),
    failed: Object.fromEntries(categories.map((one) => [one, lacking(last, one)])),
    range: [performance[0], performance.at(-1)],
    requests: asked.length,
    bytes: asked.reduce((sum, { transferSize }) => sum + transferSize, 0),
  };
}

function lacking(lhr, category) {
  const refs = lhr.categories[category].auditRefs.filter(({ id, weight }) => weight && (lhr.audits[id].score ?? 1) < 1);
  return refs.map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
}

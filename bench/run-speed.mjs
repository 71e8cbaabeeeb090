// node bench/run-speed.mjs [TIMES] [SITE]: how long a press takes, beside a stock start of Pyodide; medians of fresh browser contexts.
// "cold" fetches everything, "warm" has it in the browser's cache, "stock" is `loadPyodide()` of the npm package, warm and cold alike.

import { readFile, readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import sirv from "sirv";
import { launch } from "./gates/chromium.mjs";
import { PEERING, Reader } from "./run/reader.mjs";

const TRAP = 1;
const times = Number(process.argv[2] ?? 10);
const site = path.resolve(process.argv[3] ?? "site");
const stock = path.resolve("handbook/browser/node_modules/pyodide");
const STOCK_PAGE = `<!doctype html><title>stock</title><script type="module">
import { loadPyodide } from "/stock/pyodide.mjs";
window.start = async () => { const begun = performance.now(); const python = await loadPyodide(); python.runPython("1 + 1"); return performance.now() - begun; };
</script>`;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const server = await serve();
const desk = { origin: `http://127.0.0.1:${server.address().port}`, browser: await launch() };
const seen = { cold: [], warm: [], later: [], stockCold: [], stockWarm: [] };
for (let n = 0; n < times; n += 1) {
  await ours();
  await theirs();
}
await desk.browser.close();
server.close();
await report();

async function ours() {
  const reader = await Reader.of(desk);
  seen.cold.push(await pressed(reader));
  for (let n = 0; n < 5; n += 1) seen.later.push(await pressed(reader));
  await reader.tab.reload();
  seen.warm.push(await pressed(reader));
  await reader.close();
}

/** From the press until the bar says what came out, on the page's own clock. */
function pressed(reader) {
  return reader.tab.evaluate((n) => new Promise((resolve, reject) => {
    const block = document.querySelectorAll(".run")[n];
    const says = block.querySelector(".run-says");
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      if (/^Loading/.test(says.textContent) || !says.textContent) return;
      watch.disconnect();
      if (/^Agrees/.test(says.textContent)) setTimeout(resolve, 0, performance.now() - begun);
      else reject(new Error(says.textContent));
    });
    says.textContent = "";
    setTimeout(() => {
      watch.observe(says, { childList: true, characterData: true, subtree: true });
      block.querySelector("[data-run=run]").click();
    });
  }), TRAP);
}

async function theirs() {
  const context = await desk.browser.newContext();
  const tab = await context.newPage();
  for (const list of [seen.stockCold, seen.stockWarm]) {
    await tab.goto(`${desk.origin}/stock.html`);
    await tab.waitForFunction(() => window.start);
    list.push(await tab.evaluate(() => window.start()));
  }
  await context.close();
}

async function serve() {
  const cached = { dev: false, etag: true, maxAge: 600 };
  const [pages, npm] = [sirv(site, cached), sirv(stock, cached)];
  const created = createServer((request, response) => {
    if (request.url === "/stock.html") return response.setHeader("content-type", "text/html").end(STOCK_PAGE);
    const from = request.url.startsWith("/stock/") ? npm : pages;
    if (from === npm) request.url = request.url.slice("/stock".length);
    return from(request, response, () => response.writeHead(404).end());
  });
  await new Promise((resolve) => created.listen(0, "127.0.0.1", resolve));
  return created;
}

async function report() {
  const [cold, warm, later, stockCold, stockWarm] = Object.values(seen).map(median);
  console.log(`medians of ${times}, Chromium ${desk.browser.version()}, page ${PEERING}`);
  console.log(`first result, cold  ${seconds(cold)}   stock start ${seconds(stockCold)}   ratio ${(cold / stockCold).toFixed(2)}`);
  console.log(`first result, warm  ${seconds(warm)}   stock start ${seconds(stockWarm)}   ratio ${(warm / stockWarm).toFixed(2)}`);
  console.log(`later runs          ${later.toFixed(0)} ms`);
  const run = path.join(site, "assets", "run");
  const files = (await readdir(run, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  let own = 0;
  let fetched = 0;
  for (const file of files) {
    const name = path.join(file.parentPath, file.name);
    const zipped = file.name.endsWith(".zip") ? (await stat(name)).size : gzipSync(await readFile(name), { level: 9 }).length;
    if (/^(run|python|wake|worker)\.[0-9a-f]+\.(js|css)$/.test(file.name)) own += zipped;
    else fetched += zipped;
  }
  console.log(`own script, worker, style ${(own / 1024).toFixed(1)} KB gzip; fetched on the first press ${(fetched / 1e6).toFixed(2)} MB gzip`);
}

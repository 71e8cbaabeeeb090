// node bench/ask.mjs QUESTIONS.json [SITE]: type what engineers asked into the site's own search, print where an answer stands.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";

const ENOUGH = 3; // an answer among the first three is found
const [file, site = "site"] = process.argv.slice(2);
if (!file) {
  console.error("which questions? make questions FILE=questions.json");
  process.exit(2);
}

/** Return the questions of a file. Exits with a line that names the file if it holds none. */
async function questions() {
  try {
    const { questions } = JSON.parse(await readFile(file, "utf8"));
    if (questions.every((one) => one.id && one.typed && one.answers.length)) return questions;
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exit(2);
  }
  console.error(`${file}: each question has an id, what is typed, and answers`);
  process.exit(2);
}

/** Empty the field, then type a question; return the pages that the list shows once it no longer changes, in order. */
async function pages(tab, typed) {
  for (const text of ["", typed]) {
    await tab.fill("[data-md-component=search-query]", text);
    await tab.press("[data-md-component=search-query]", "End"); // the search listens for keys
    if (!text) await tab.waitForFunction(() => !document.querySelector(".md-search-result__item"));
  }
  return tab.evaluate(async () => {
    const list = () =>
      [...document.querySelectorAll(".md-search-result__item > a")].map((link) => new URL(link.href).pathname);
    let before = null;
    for (let turn = 0; turn < 60; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 80));
      const now = JSON.stringify(list());
      if (now === before && (turn > 20 || (now !== "[]" && turn > 3))) break;
      before = now;
    }
    return list();
  });
}

const asked = await questions();
const { origin, close } = await serve(path.resolve(site));
const browser = await launch();
const tab = await browser.newPage();
await tab.goto(`${origin}/`);
await tab.click("[data-md-component=search-query]");
await tab.waitForTimeout(1500); // the index is fetched and built in a worker
let found = 0;
for (const { id, typed, answers } of asked) {
  const listed = await pages(tab, typed);
  const numbers = listed.map((address) => /\/(?:gotchas|patterns)\/([gp]\d+)-/.exec(address)?.[1].toUpperCase());
  const rank = numbers.findIndex((number) => answers.includes(number)) + 1;
  if (rank && rank <= ENOUGH) found++;
  const first = numbers.slice(0, 5).map((number, at) => number ?? listed[at]).join(" ");
  console.log(`${id} ${String(rank || "-").padStart(3)}  ${typed}  [${answers.join(" ")}]  ${first}`);
}
await browser.close();
close();
console.log(`${found} of ${asked.length} in the top ${ENOUGH}`);

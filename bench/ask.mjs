// node bench/ask.mjs QUESTIONS.json [SITE]: type what engineers asked into the site's own search, print where an answer stands.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";

const ENOUGH = 3; // an answer among the first three is found

/** Return the questions of a file. Throws with a line that names the file if it holds none. */
export async function questions(file) {
  const { questions } = JSON.parse(await readFile(file, "utf8"));
  if (questions?.every((one) => one.id && one.typed && one.answers.length)) return questions;
  throw new Error("each question has an id, what is typed, and answers: numbers, or addresses such as reference/codes/");
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

/** Return how a page is named in answers: a gotcha or pattern by its number, another by its address. */
function named(address) {
  return /\/[\w-]+\/([a-z]+\d+)-/.exec(address)?.[1].toUpperCase() ?? address.slice(1);
}

/** Ask a built site; return each question with what the search lists, by name, and the rank of the first answer or 0. */
export async function ask(asked, site) {
  const { origin, close } = await serve(path.resolve(site));
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.goto(`${origin}/`);
  await tab.click("[data-md-component=search-query]");
  await tab.waitForTimeout(1500); // the index is fetched and built in a worker
  const rows = [];
  for (const one of asked) {
    const listed = (await pages(tab, one.typed)).map(named);
    rows.push({ ...one, listed, rank: listed.findIndex((name) => one.answers.includes(name)) + 1 });
  }
  await browser.close();
  close();
  return rows;
}

/** Tell whether an answer stands where a reader looks. */
export const found = ({ rank }) => rank > 0 && rank <= ENOUGH;

if (process.argv[1] === import.meta.filename) {
  const [file, site = "site"] = process.argv.slice(2);
  if (!file) {
    console.error("which questions? make questions FILE=questions.json");
    process.exit(2);
  }
  const asked = await questions(file).catch((error) => {
    console.error(`${file}: ${error.message}`);
    process.exit(2);
  });
  const rows = await ask(asked, site);
  for (const { id, typed, answers, listed, rank } of rows) {
    console.log(`${id} ${String(rank || "-").padStart(3)}  ${typed}  [${answers.join(" ")}]  ${listed.slice(0, 5).join(" ")}`);
  }
  console.log(`${rows.filter(found).length} of ${rows.length} in the top ${ENOUGH}`);
}

// The page of progress: what was done in each step, to take away as a file or on paper.

import { all, bring, done, forget, rename, told, today } from "./kept.js";

const ACTIONS = { markdown, json, bring: chosen, print: () => window.print(), forget: forgotten };
const page = () => document.querySelector(".learn-progress");

document.addEventListener("click", ({ target }) => {
  const action = target.closest?.(".learn-progress [data-learn]")?.dataset.learn;
  if (action) ACTIONS[action]();
});
document.addEventListener("change", ({ target }) => {
  if (target.matches?.(".learn-name")) rename(target.value.trim());
});

/** Fill in the page, if it is the one shown. */
export function attach() {
  if (!page()) return;
  for (const control of page().querySelectorAll("[data-learn], .learn-name")) control.disabled = false;
  page().querySelector(".learn-name").value = all().name;
  const kept = all().steps;
  for (const { row, key } of rows()) {
    const entry = kept[key];
    row.dataset.done = done(entry) ? "yes" : "no";
    row.dataset.right = entry?.right || entry?.solved ? "yes" : "no";
    const cell = row.querySelector(".learn-did");
    cell.textContent = told(entry);
    if (entry?.code) {
      const code = document.createElement("pre");
      code.textContent = entry.code.trimEnd();
      cell.append(code);
    }
  }
  for (const table of page().querySelectorAll("table")) {
    const [all, made] = ["tbody tr", 'tr[data-done="yes"]'].map((rows) => table.querySelectorAll(rows).length);
    table.querySelector(".learn-count").textContent = `${made} of ${all} steps done`;
  }
  page().querySelector(".learn-day").textContent = today();
}

function rows() {
  return [...page().querySelectorAll("tr[data-step]")].map((row) => ({
    row,
    title: row.querySelector("th").textContent,
    asked: row.querySelector("td").textContent,
    key: `${row.closest("table").dataset.path}#${row.dataset.step}`,
  }));
}

function json() {
  save(`progress-${today()}.json`, "application/json", `${JSON.stringify(all(), null, 2)}\n`);
}

function markdown() {
  const { name, steps } = all();
  const lines = ["# Progress" + (name ? ` of ${name}` : "") + `, ${today()}`];
  for (const table of page().querySelectorAll("table")) {
    lines.push("", `## ${table.caption.textContent.trim()}`, "");
    for (const { title, key } of rows().filter(({ row }) => table.contains(row))) {
      const entry = steps[key];
      lines.push(`- [${done(entry) ? "x" : " "}] ${title}: ${told(entry)}`);
      if (entry?.code) lines.push("", ...fenced(entry.code), "");
    }
  }
  save(`progress-${today()}.md`, "text/markdown", `${lines.join("\n")}\n`);
}

const fenced = (code) => ["```python", ...code.trimEnd().split("\n"), "```"].map((line) => `  ${line}`.trimEnd());

function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  say(`Saved as ${name}.`);
}

function chosen() {
  const picker = document.createElement("input");
  picker.type = "file";
  picker.accept = "application/json,.json";
  picker.addEventListener("change", async () => {
    try {
      bring(await picker.files[0].text());
      attach();
      say("Brought back.");
    } catch (error) {
      say(error.message);
    }
  });
  picker.click();
}

function forgotten() {
  if (!window.confirm("Forget all predictions and repaired networks?")) return;
  forget();
  attach();
  say("Forgotten.");
}

function say(text) {
  page().querySelector(".learn-says").textContent = text;
}

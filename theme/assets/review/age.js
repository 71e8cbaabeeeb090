// Beside the day of a page's review: how long ago that was for who reads it, so that it is right without a rebuild.

const DAY = 86_400_000;
const UNITS = [["year", 365], ["month", 30.4], ["day", 1]];

/** How many days lie between two days written as 2026-11-20. */
export const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** How long ago that is, in the largest unit of which there is one: "today", "3 months ago"; nothing for a day to come. */
export function ago(number) {
  if (!(number >= 0)) return "";
  const [unit, length] = UNITS.find(([, length]) => number >= length) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat("en", { numeric: number < 1 ? "auto" : "always" }).format(-Math.floor(number / length), unit);
}

/** A day as the reader's own calendar has it. */
export function written(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function show(page = document, today = written(new Date())) {
  for (const fact of page.querySelectorAll(".reviewed:not([data-age])")) {
    const day = fact.querySelector("time");
    const age = days(day.dateTime, today);
    fact.dataset.age = age;
    if (ago(age)) day.after(`, ${ago(age)}`);
    if (age <= Number(fact.dataset.due)) continue;
    fact.classList.add("due");
    fact.querySelector("span").textContent = "Review due:";
  }
}

if (globalThis.document) {
  show();
  window.document$?.subscribe(() => show()); // each page, where instant navigation swaps them
}

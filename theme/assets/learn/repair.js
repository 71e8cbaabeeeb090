// Exercises: a reader's repair goes to the model, which says line by line what holds.

import { ask } from "../run/python.js";
import { keep, step, today } from "./kept.js";

let where = () => [];
let after = () => {};

document.addEventListener("click", ({ target }) => {
  const action = target.closest?.("[data-learn]")?.dataset.learn;
  if (action === "check") check(target.closest(".learn-exercise"));
  if (action === "again") again(target.closest(".learn-exercise"));
});
document.addEventListener("keydown", (event) => {
  const exercise = event.target.closest?.(".learn-exercise");
  if (!exercise || !event.target.matches("textarea")) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    check(exercise);
  } else if (event.key === "Escape") button(exercise, "check").focus();
});
document.addEventListener("input", ({ target }) => {
  if (target.matches?.(".learn-exercise textarea")) fit(target);
});

/** Let an editor be as high as what is typed; never lower than it was. */
function fit(area) {
  area.rows = Math.max(area.rows, area.value.split("\n").length + 1);
}

/** Make the exercises of a page work; what was typed at the last check is there again. */
export function attach(here, standing) {
  [where, after] = [here, standing];
  for (const exercise of document.querySelectorAll(".learn-exercise")) {
    for (const name of ["check", "again"]) button(exercise, name).disabled = false;
    const before = step(...where(exercise));
    if (before?.code) {
      typed(exercise).value = before.code;
      fit(typed(exercise));
    }
    if (before?.solved) say(exercise, `You repaired it on ${before.solved}.`, "ok");
  }
}

const button = (exercise, name) => exercise.querySelector(`[data-learn=${name}]`);
const typed = (exercise) => exercise.querySelector("textarea");

function again(exercise) {
  typed(exercise).value = exercise.querySelector(".learn-code").textContent;
  exercise.querySelector(".learn-out")?.remove();
  say(exercise, "");
  typed(exercise).focus();
}

async function check(exercise) {
  if (button(exercise, "check").ariaDisabled) return;
  button(exercise, "check").ariaDisabled = "true";
  const code = typed(exercise).value;
  const call = [exercise.dataset.exercise, code].map((one) => JSON.stringify(one)).join(", "); // Python reads JSON's strings
  const asked = `from handbook import repair\nprint(repair.told(${call}))`;
  try {
    const { steps } = await ask([["console", asked]], { progress: (text) => say(exercise, text) });
    tell(exercise, code, answer(steps.at(-1).got));
  } catch (error) {
    say(exercise, error.message, "no");
  }
  button(exercise, "check").removeAttribute("aria-disabled");
}

function answer(printed) {
  if (printed.startsWith("Traceback")) throw new Error(printed.split("\n")[1]);
  return JSON.parse(printed);
}

function tell(exercise, code, { solved, error, lines, printed }) {
  const tries = (step(...where(exercise))?.tries ?? 0) + 1;
  const earlier = step(...where(exercise))?.solved;
  keep(...where(exercise), { code, tries, ...(solved && !earlier ? { solved: today() } : {}) });
  if (!error) {
    const items = exercise.querySelectorAll(".learn-asked li");
    lines.forEach(({ holds, says }, n) => {
      items[n].dataset.holds = holds ? "yes" : "no";
      const words = items[n].closest("[data-words]").dataset.words.split("|");
      items[n].querySelector(".learn-holds").textContent = `${words[holds ? 0 : 1]}: `;
      items[n].querySelector("small").textContent = says;
    });
  }
  say(exercise, summary(solved, error, lines), solved ? "ok" : "no");
  show(exercise, printed);
  after();
}

function summary(solved, error, lines) {
  if (error) return `${error[0].toUpperCase()}${error.slice(1)}${/[.?!]$/.test(error) ? "" : "."}`;
  if (solved) return "Repaired: the model says yes, and what must stay refused is refused.";
  const failing = (group) => lines.filter((line) => line.group === group && !line.holds);
  const said = (line, how) => `${how} ${line.asked}` + (line.says ? ` (${line.says})` : "");
  const [rule] = failing("rules");
  const [open] = failing("stays");
  const [lacking] = failing("goal");
  if (rule) return `${said(rule, "Not a repair: you may not")}.`;
  if (open) return `${said(open, "Not a repair: it must stay so that")}.`;
  return `${said(lacking, "This does not hold yet:")}.`;
}

function say(exercise, text, tone = "") {
  const says = exercise.querySelector(".learn-says");
  says.textContent = text;
  says.dataset.tone = tone;
}

/** Show what the reader's own code printed, as a print(net.reach(a, b)) does. */
function show(exercise, printed) {
  exercise.querySelector(".learn-out")?.remove();
  if (!printed) return;
  const out = document.createElement("pre");
  out.className = "learn-out";
  out.tabIndex = 0;
  out.setAttribute("role", "group");
  out.setAttribute("aria-label", "What your code printed");
  out.textContent = printed.slice(0, 20000);
  exercise.append(out);
}

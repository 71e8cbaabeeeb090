// The learning paths: predictions that are held to the model's verdict, and where the reader stands. Exercises: repair.js.

import { all, done, keep, step } from "./kept.js";
import { attach as exercises } from "./repair.js";
import { attach as progress } from "./progress.js";

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-learn=predict]");
  if (button) predict(button.closest(".learn-predict"));
});

function attach() {
  for (const asked of document.querySelectorAll(".learn-predict")) {
    asked.querySelector("[data-learn=predict]").disabled = false;
    const before = step(...here(asked));
    const said = before?.said && options(asked).find((option) => text(option) === before.said);
    if (said) {
      said.checked = true;
      judge(asked, said);
    }
  }
  exercises(here, standing);
  progress();
  standing();
}

/** Return the path and the step that something on the page belongs to: its section's heading has the name. */
function here(element) {
  let above = element;
  while (above && above.tagName !== "H2") above = above.previousElementSibling ?? above.parentElement;
  return [document.querySelector(".learn-steps")?.dataset.path, above?.id];
}

const options = (asked) => [...asked.querySelectorAll("input")];
const text = (option) => option.parentElement.textContent.trim();
const right = (asked) => options(asked)[Number(asked.dataset.right)];

function predict(asked) {
  const said = options(asked).find((option) => option.checked);
  if (!said) return say(asked, "Choose one first.", "");
  judge(asked, said);
  const first = step(...here(asked))?.said;
  if (!first) keep(...here(asked), { said: text(said), right: said === right(asked), model: text(right(asked)) });
  else if (first !== text(said)) asked.querySelector(".learn-says").textContent += " Your first prediction is the one that is kept.";
  const outcome = asked.parentElement.querySelector(`#${here(asked)[1]} ~ .learn-outcome`);
  if (outcome) outcome.open = true;
  standing();
}

function judge(asked, said) {
  const agrees = said === right(asked);
  say(asked, agrees ? "The model says so too." : `The model says otherwise: ${text(right(asked))}`, agrees ? "ok" : "no");
  for (const option of options(asked)) option.parentElement.dataset.is = option === right(asked) ? "right" : option === said ? "wrong" : "";
}

function say(asked, words, tone) {
  const says = asked.querySelector(".learn-says");
  says.textContent = words;
  says.dataset.tone = tone;
}

/** Tell where the reader stands, and mark the steps that are done. */
function standing() {
  const list = document.querySelector(".learn-steps");
  if (!list) return;
  const steps = [...list.querySelectorAll("li")];
  const kept = all().steps;
  for (const item of steps) {
    const entry = kept[list.dataset.path + item.querySelector("a").hash];
    item.querySelector(".learn-mark").textContent = done(entry) ? "(done)" : "";
    item.dataset.done = done(entry) ? "yes" : "no";
  }
  const made = steps.filter((item) => item.dataset.done === "yes").length;
  list.querySelector(".learn-count").textContent = `${made} of ${steps.length} steps done.`;
}

attach();
window.document$?.subscribe(attach); // each page, where instant navigation swaps them

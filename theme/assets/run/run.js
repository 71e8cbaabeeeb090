// Run, Edit, Reset under each fence. Nothing is fetched before the first press; the page and the worker share no state but text.

let asks = null;
const NOT_FETCHED = "Python did not start: there is no network, or its files are missing. The page is complete without it.";
const blocks = () => [...document.querySelectorAll(".run")];
const part = (block, name) => block.querySelector(`[data-run="${name}"]`);
const typed = (block) => block.querySelector("textarea");
const original = (block) => block.querySelector("code").textContent;

document.addEventListener("click", ({ target }) => {
  const action = target.closest?.("[data-run]")?.dataset.run;
  if (action) ({ run, edit, reset })[action](target.closest(".run"));
});
document.addEventListener("keydown", (event) => {
  const block = event.target.closest?.(".run");
  if (block && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run(block);
  } else if (block && event.key === "Escape" && event.target.matches("textarea")) {
    part(block, "run").focus();
  }
});

attach();
window.document$?.subscribe(attach); // each page, where instant navigation swaps them

function attach() {
  for (const block of blocks()) for (const name of ["run", "edit"]) part(block, name).disabled = false;
}

function edit(block) {
  if (!typed(block)) {
    const area = document.createElement("textarea");
    area.value = original(block);
    area.rows = area.value.trimEnd().split("\n").length + 1;
    area.spellcheck = false;
    area.autocapitalize = "off";
    area.setAttribute("aria-label", "Python: Ctrl+Enter runs it, Escape leaves it");
    block.querySelector("pre").after(area);
    block.classList.add("run-edited");
    part(block, "edit").disabled = true;
    part(block, "reset").disabled = false;
  }
  typed(block).focus();
}

function reset(block) {
  typed(block)?.remove();
  block.classList.remove("run-edited");
  block.querySelector(".run-out")?.remove();
  say(block, "");
  part(block, "edit").disabled = false;
  part(block, "run").focus();
  part(block, "reset").disabled = true;
}

const changed = (block) => Boolean(typed(block)) && typed(block).value !== original(block);

/** What a block holds now, and how it is to be run. */
function held(block) {
  if (!changed(block)) return [block.dataset.kind, original(block)];
  return [block.dataset.kind === "python" ? "python" : "console", typed(block).value];
}

async function run(block) {
  const button = part(block, "run");
  if (button.hasAttribute("aria-disabled")) return;
  const session = blocks().filter((other) => other.dataset.session === block.dataset.session);
  const sofar = session.slice(0, session.indexOf(block) + 1);
  button.setAttribute("aria-disabled", "true");
  block.querySelector(".run-out")?.remove();
  try {
    const { ask } = await asker();
    tell(block, sofar, await ask(sofar.map(held), { progress: (text) => say(block, text) }));
  } catch (error) {
    say(block, error.message, "no");
  }
  button.removeAttribute("aria-disabled");
  part(block, "reset").disabled = false;
}

/** Fetch what asks Python, once. What a browser failed to fetch it does not try again under the same address. */
function asker() {
  asks ??= import("./python.js").catch(() => import(`./python.js?${Date.now()}`));
  return asks.catch(() => {
    asks = null;
    throw new Error(NOT_FETCHED);
  });
}

function tell(block, sofar, { steps, ms }) {
  const took = `${Math.max(1, Math.round(ms))} ms`;
  const above = sofar.slice(0, -1).some(changed);
  const wrong = steps.filter((step) => !step.agrees);
  if (changed(block)) {
    const failed = steps.some((step) => /^Traceback$/m.test(step.got));
    const as = block.dataset.kind === "python" ? "what follows is asked of it" : "run as a console";
    say(block, `Yours, not the page's: ${as}, ${took}`, failed ? "no" : "own");
    show(block, transcript(steps, block.dataset.kind === "pycon"));
  } else if (wrong.length) {
    const of = `${wrong.length} of ${steps.length} ${steps.length === 1 ? "answer" : "answers"}`;
    say(block, above ? `After your edit above, ${of} differs from the page, ${took}` : `Disagrees with the page: ${of}`, above ? "own" : "no");
    show(block, transcript(wrong, block.dataset.kind === "pycon"));
  } else {
    say(block, `Agrees with the page${above ? ", after your edit above" : ""}, ${took}`, "ok");
  }
}

function transcript(steps, prompted) {
  const text = (step) => (prompted ? prompt(step.source) : "") + step.got;
  return steps.map(text).join("") || "(prints nothing)\n";
}

function prompt(source) {
  return source.trimEnd().split("\n").map((line, n) => `${n ? "..." : ">>>"} ${line}\n`).join("");
}

function show(block, text) {
  const out = document.createElement("pre");
  out.className = "run-out";
  out.tabIndex = 0;
  out.setAttribute("role", "group");
  out.setAttribute("aria-label", "What Python printed here");
  const most = 20000;
  out.textContent = text.length > most ? `${text.slice(0, most)}\n(${text.length - most} characters more)` : text;
  block.append(out);
}

function say(block, text, tone = "") {
  const says = block.querySelector(".run-says");
  says.textContent = text;
  says.dataset.tone = tone;
}

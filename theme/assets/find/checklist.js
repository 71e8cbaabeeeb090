// The checklist of a proposal: from what is picked, the gotchas of the list below, each once, the hardest first; the address keeps the choice.
(() => {
  const form = document.querySelector(".checklist-form");
  if (!form) return;
  const ORDER = ["high", "medium", "low"];
  const all = document.querySelector(".checklist-all");
  const picked = document.querySelector(".checklist-picked");
  const said = form.querySelector("[role=status]");
  const outs = form.querySelectorAll("[data-out=copy], [data-out=save]");
  const tasks = new Map([...all.querySelectorAll(".task")].map((task) => [task.dataset.id, task]));
  const list = (name) => picked.querySelector(`[data-list=${name}]`);

  const choice = () => ({ services: [...form.querySelectorAll("[name=service]:checked")], pattern: form.elements.pattern.selectedOptions[0] });
  const rank = ({ dataset }) => ORDER.indexOf(dataset.severity) + dataset.id;

  function show() {
    const { services, pattern } = choice();
    const values = services.map(({ value }) => value);
    const has = ({ dataset }) => values.some((value) => dataset.service.split(" ").includes(value)) || (pattern.value && dataset.pattern.split(" ").includes(pattern.value));
    const those = [...tasks.values()].filter(has).sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
    const dead = those.filter(({ dataset }) => dataset.is === "no-longer");
    const alive = those.filter((task) => !dead.includes(task));
    const nothing = !values.length && !pattern.value;
    list("check").replaceChildren(...alive.map((task) => item(task, true)));
    list("dead").replaceChildren(...dead.map((task) => item(task, false)));
    picked.querySelector(".checklist-dead").hidden = !dead.length;
    picked.querySelector(".checklist-of").textContent = `For ${of().join(", ")}. ${form.dataset.release}.`;
    picked.hidden = nothing;
    all.hidden = !nothing;
    for (const button of outs) button.disabled = nothing;
    said.textContent = nothing ? "Nothing is picked: every gotcha, by service" : `${alive.length} to check` + (dead.length ? `, ${dead.length} no longer true` : "");
    const query = new URLSearchParams([...values.map((value) => ["service", value]), ...(pattern.value ? [["pattern", pattern.value]] : [])]);
    const asked = query.size ? `?${query}` : "";
    if (asked !== location.search) history.replaceState(history.state, "", location.pathname + asked + location.hash);
  }

  /** What is picked, in words. */
  function of() {
    const { services, pattern } = choice();
    const named = services.map((input) => input.nextElementSibling.firstChild.textContent.trim());
    return [...named, ...(pattern.value ? [pattern.text] : [])];
  }

  function item(task, open) {
    const line = document.createElement("li");
    line.append(task.cloneNode(true));
    if (open) {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.setAttribute("aria-label", `${task.dataset.id} is checked`);
      line.prepend(box);
    }
    return line;
  }

  /** The list as a task list in Markdown; what is ticked here is ticked there. */
  function markdown() {
    const lines = (name, marked) =>
      [...list(name).children].map((line) => {
        const task = line.querySelector(".task");
        const link = task.querySelector("a");
        const address = new URL(`../${task.dataset.id.toLowerCase()}/`, document.baseURI).href;
        const severity = task.dataset.severity[0].toUpperCase() + task.dataset.severity.slice(1);
        return `- ${marked(line)}**${severity}** [${link.textContent}](${address}): ${task.dataset.summary}`;
      });
    const dead = lines("dead", () => "");
    return [
      `# Gotchas to check: ${of().join(", ")}`,
      `[This list](${location.href}) is from ${form.dataset.release}.`,
      lines("check", (line) => (line.firstChild.checked ? "[x] " : "[ ] ")).join("\n"),
      ...(dead.length ? ["## No longer true", dead.join("\n")] : []),
    ].join("\n\n") + "\n";
  }

  const out = {
    async copy() {
      const done = navigator.clipboard && (await navigator.clipboard.writeText(markdown()).then(() => true, () => false));
      said.textContent = done ? "Copied as Markdown" : "This browser copies nothing from here: save it";
    },
    save() {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([markdown()], { type: "text/markdown" }));
      link.download = "gotchas-to-check.md";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      said.textContent = "Saved as gotchas-to-check.md";
    },
    print: () => window.print(),
  };

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("click", ({ target }) => out[target.dataset.out]?.());
  const query = new URLSearchParams(location.search);
  for (const input of form.querySelectorAll("[name=service]")) input.checked = query.getAll("service").includes(input.value);
  form.elements.pattern.value = query.get("pattern") ?? "";
  if (form.elements.pattern.selectedIndex < 0) form.elements.pattern.value = "";
  show();
})();

// Filters the table of all gotchas. Each row says what it is, the form what is looked for, the address keeps it; rows are hidden, never made.
(() => {
  const form = document.querySelector("form.finder");
  if (!form) return;
  const FACETS = ["service", "severity", "status", "proof", "turn", "symptom"];
  const year = form.elements.year;
  const said = form.querySelector("[role=status]");
  const rows = [...document.querySelectorAll(".found .row")].map((mark) => {
    const row = mark.closest("tr");
    const facts = Object.entries(mark.dataset).map(([name, values]) => [name, values.split(" ")]);
    return { mark, row, facts: Object.fromEntries(facts), spans: [...row.querySelectorAll("[data-is]")], turns: [...row.querySelectorAll("[data-turn]")] };
  });

  /** Return what a row was in a year, by facet; nothing where the claim did not yet stand. */
  function was({ facts, spans, turns }, when) {
    const span = spans.find(({ dataset }) => Number(dataset.from) <= when && (!dataset.until || when < dataset.until));
    const turned = turns.filter(({ dataset }) => Number(dataset.year) === when);
    return span && { ...facts, status: [span.dataset.is], turn: turned.map(({ dataset }) => dataset.turn), span, turned };
  }

  const chosen = () => Object.fromEntries(FACETS.map((name) => [name, new FormData(form).getAll(name).filter(Boolean)]));
  const fits = (one, wanted, but) => FACETS.every((name) => name === but || !wanted[name].length || wanted[name].some((value) => one[name].includes(value)));

  function show() {
    const when = Number(year.value);
    const wanted = chosen();
    const then = rows.map((row) => ({ ...row, was: was(row, when) }));
    for (const { row, mark, spans, turns, was } of then) {
      row.hidden = !was || !fits(was, wanted);
      for (const span of spans) span.hidden = span !== was?.span;
      for (const turn of turns) turn.hidden = !was?.turned.includes(turn);
      mark.classList.toggle("dead", was?.span.classList.contains("fact-no-longer") ?? false);
    }
    const those = then.flatMap((row) => row.was ?? []);
    for (const name of FACETS) count(name, those.filter((one) => fits(one, wanted, name)));
    form.querySelector("output").textContent = year.value === year.max ? when : `the end of ${when}`;
    tell(when, then.filter(({ row }) => !row.hidden).map((row) => row.was), wanted);
    keep(wanted);
  }

  /** Say beside each choice of a facet how many gotchas it would leave. */
  function count(name, those) {
    for (const input of form.querySelectorAll(`input[name=${name}]`)) {
      const left = those.filter((one) => one[name].includes(input.value)).length;
      input.parentElement.querySelector("b").textContent = left;
      input.parentElement.classList.toggle("none", !left);
    }
    for (const option of form.querySelectorAll(`select[name=${name}] option`)) {
      if (option.value) option.text = option.text.replace(/\d+/, those.filter((one) => one[name].includes(option.value)).length);
    }
  }

  function tell(when, those, wanted) {
    const turned = (turn) => those.filter((one) => one.turn.includes(turn)).length;
    const of = Object.values(wanted).some((values) => values.length) || those.length < rows.length ? ` of ${rows.length}` : "";
    const changes = ["came", "changed", "went"].flatMap((turn) => (turned(turn) ? `${turned(turn)} ${turn}` : []));
    const inYear = changes.length ? `. In ${when}: ${changes.join(", ")}` : "";
    said.textContent = those.length ? `${those.length}${of} gotchas${inYear}` : "No gotcha fits all of this" + (when < year.max ? ` in ${when}` : "") + ": take a choice away, or clear them all";
  }

  /** Write the choices into the address; what is as it was at first stays out of it. */
  function keep(wanted) {
    const query = new URLSearchParams(FACETS.flatMap((name) => wanted[name].map((value) => [name, value])));
    if (year.value !== year.max) query.set("year", year.value);
    const asked = query.size ? `?${query}` : "";
    if (asked !== location.search) history.replaceState(history.state, "", location.pathname + asked + location.hash);
  }

  /** Choose what the address asks for; what there is not is passed over. */
  function read() {
    const query = new URLSearchParams(location.search);
    for (const input of form.querySelectorAll("input[type=checkbox]")) input.checked = query.getAll(input.name).includes(input.value);
    form.elements.symptom.value = query.get("symptom") ?? "";
    if (form.elements.symptom.selectedIndex < 0) form.elements.symptom.value = "";
    year.value = query.get("year") || year.max;
    for (const input of form.querySelectorAll(":checked[type=checkbox]")) input.closest("fieldset").scrollLeft = input.parentElement.offsetLeft - 100;
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show)); // the fields are emptied after the event
  read();
  show();
})();

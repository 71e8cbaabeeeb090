// Ask the model: a scene that the reader edits, and what Python says of it. Nothing of Python is fetched before the first press.
// What is asked stands in the address: pack.js.

import { ask } from "../run/python.js";
import { packed, unpacked } from "./pack.js";
import { drawn } from "./answer.js";

const FIELDS = ["network", "source", "destination", "protocol", "port", "on"];
const BLANK = { net: { places: ["prod", "dev"], ask: ["prod", "dev"] } };
const PAUSE = 350; // ms without a key after which an edit is asked
let known = null;
let here = null;
let asked = 0;
let live = false; // once Python has answered, it answers each edit
let typing;

async function attach() {
  const page = document.querySelector(".ask");
  if (!page || page === here) return;
  here = page;
  form().addEventListener("submit", (event) => (event.preventDefault(), answer()));
  form().addEventListener("input", changed);
  form().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    answer();
  });
  page.querySelector("[data-ask=link]").addEventListener("click", link);
  page.querySelector(".ask-answer").addEventListener("click", cell);
  window.addEventListener("hashchange", opened);
  try {
    const response = await fetch(new URL("scenes.json", import.meta.url));
    if (!response.ok) throw new Error(response.status);
    known ??= await response.json();
  } catch {
    return say("The scenes could not be fetched: load the page again.", "no");
  }
  for (const field of form().elements) field.disabled = false;
  await opened();
}

const form = () => here.querySelector("form");
const field = (name) => form().elements[name];
const original = (scene) => (scene ? known.scenes[scene].code : known.blank);

function say(text, tone = "") {
  const says = here.querySelector(".ask-says");
  says.textContent = text;
  says.dataset.tone = tone;
}

/** Show what the address says, or the first scene that a reader should see. */
async function opened() {
  if (!here?.isConnected) return;
  let state = {};
  try {
    state = await unpacked(location.hash.slice(1));
  } catch {
    say("The address holds no scene that can be read: it may have been cut.", "no");
  }
  const scene = state.scene ?? known.first;
  field("scene").value = known.scenes[scene] ? scene : "";
  field("code").value = state.code ?? original(field("scene").value);
  begin(state.network, state);
  field("on").value = state.on ?? "";
}

/** Offer the networks of the scene and the places of one, with what its picture asks first, or with what is asked. */
function begin(wanted, asked) {
  const networks = known.scenes[field("scene").value]?.networks ?? BLANK;
  const network = wanted ?? Object.keys(networks)[0];
  const { places, ask: first } = networks[network] ?? { places: [], ask: [] };
  const [source, destination, protocol = "", port = ""] = first;
  options({ networks: Object.keys(networks), network, places, source, destination, ...asked });
  for (const [name, value] of Object.entries({ protocol, port, ...asked })) if (["protocol", "port"].includes(name)) field(name).value = value;
}

/** Fill the lists of networks and places. A place may be unknown until Python has read the scene. */
function options({ networks, network, places, source, destination }) {
  const lists = { network: [networks, network], source: [places, source], destination: [places, destination] };
  for (const [name, [choices, chosen]] of Object.entries(lists)) {
    const all = chosen && !choices.includes(chosen) ? [...choices, chosen] : choices;
    field(name).replaceChildren(...all.map((choice) => new Option(choice, choice, false, choice === chosen)));
  }
}

function state() {
  const scene = field("scene").value;
  const code = field("code").value;
  const kept = Object.fromEntries(FIELDS.map((name) => [name, field(name).value]).filter(([, value]) => value));
  return { scene, ...kept, ...(code === original(scene) ? {} : { code }) };
}

async function changed({ target }) {
  if (target.name === "scene") {
    field("code").value = original(target.value);
    begin();
  } else if (target.name === "network") begin(target.value);
  clearTimeout(typing);
  typing = setTimeout(async () => {
    await remember();
    if (live) answer();
  }, PAUSE);
}

async function remember() {
  const hash = await packed(state());
  history.replaceState(history.state, "", `#${hash}`);
}

async function answer() {
  clearTimeout(typing);
  const turn = (asked += 1);
  const page = here;
  const question = Object.fromEntries(FIELDS.map((name) => [name, field(name).value]));
  const call = [field("code").value, JSON.stringify(question)].map((one) => JSON.stringify(one)).join(", "); // Python reads JSON's strings
  await remember();
  try {
    const code = `from handbook import asked\nprint(asked.told(${call}))`;
    const { steps, ms } = await ask([["console", code]], { progress: (text) => turn === asked && say(text) });
    if (turn !== asked || page !== here) return; // asked anew meanwhile
    const { got } = steps.at(-1);
    if (got.startsWith("Traceback")) throw new Error(got.split("\n")[1]);
    tell(JSON.parse(got), ms);
  } catch (error) {
    if (turn === asked) say(error.message, "no");
  }
}

function tell(said, ms) {
  live = true;
  const shown = here.querySelector(".ask-answer");
  shown.replaceChildren(...drawn(said, { root: here.dataset.root, refused: known.refused, scene: field("scene").value }));
  if (said.error) return say("The scene stops with an error.", "no");
  const { source, destination } = said.verdict;
  options({ ...said, source, destination });
  say(`${said.verdict.title}, ${Math.max(1, Math.round(ms))} ms`, { yes: "ok", no: "no", partly: "no" }[said.verdict.sign] ?? "own");
}

/** A cell of the matrix asks its question. */
function cell({ target }) {
  const pressed = target.closest?.("button[data-source]");
  if (!pressed) return;
  const { source, destination } = pressed.dataset;
  for (const [name, value] of Object.entries({ source, destination, protocol: "", port: "" })) field(name).value = value;
  answer().then(() => {
    const again = [...here.querySelectorAll("button[data-source]")];
    again.find((one) => one.dataset.source === source && one.dataset.destination === destination)?.focus({ preventScroll: true });
  });
}

async function link() {
  await remember();
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is copied: it holds the scene and the question.", "ok");
  } catch {
    say("Copy it from the address bar: it holds the scene and the question.");
  }
}

attach();
window.document$?.subscribe(attach); // each page, where instant navigation swaps them

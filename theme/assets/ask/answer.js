// What the model answers, as elements: the verdict with its path, the picture's words, who reaches whom.

const SIGNS = { yes: "yes", catch: "! yes", partly: "× partly", no: "× no", unknown: "?" };
const LIMITS = "reference/model/#what-a-verdict-means";

/** Return the elements of an answer. `refused` says where refusals of the handbook's scenes lead, `root` where the site begins. */
export function drawn(said, { root, refused, scene }) {
  const to = { root, leads: (one) => led(one, refused, scene) };
  const printed = said.printed ? [make("pre", { className: "ask-printed" }, said.printed)] : [];
  if (said.error) return [make("p", { className: "ask-error" }, said.error), ...printed];
  return [verdict(said.verdict, to), ...printed, ...words(said.words, to), ...matrix(said, to)];
}

function make(tag, set = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), set);
  element.append(...inside);
  return element;
}

/** Return the gotcha of a refusal: which asks the same of this scene, or is refused alike. */
function led({ code, lost, source, destination }, refused, scene) {
  if (!code) return null;
  const same = ([stem, from, to]) => stem === scene && from === source && to === destination;
  const alike = ([, , , other, otherLost]) => other === code && otherLost === lost;
  const [, , , , , address, title] = refused.find(same) ?? refused.find(alike) ?? [];
  return address ? { address, title } : null;
}

function verdict(one, { root, leads }) {
  const box = make("section", { className: `ask-verdict ask-${one.sign}` }, make("h2", {}, one.title));
  if (one.hops.length > 1) box.append(make("ol", { className: "ask-path" }, ...one.hops.map((hop) => make("li", {}, hop))));
  if (one.why) box.append(make("p", {}, `${one.why[0].toUpperCase()}${one.why.slice(1)}.`));
  if (["yes", "catch"].includes(one.sign)) box.append(make("p", {}, one.sign === "yes" ? "A yes, for " : "A yes with a catch, for ", limits(root), "."));
  if (!one.code) return box;
  const gotcha = leads(one);
  const code = make("a", { href: `${root}reference/codes/#${one.code.toLowerCase()}` }, make("code", {}, one.code));
  const more = [code];
  if (gotcha) more.push(make("a", { href: root + gotcha.address }, gotcha.title));
  if (one.page) more.push(make("a", { href: one.page }, "The page at AWS that the rule follows"));
  box.append(make("ul", { className: "ask-more" }, ...more.map((link) => make("li", {}, link))));
  return box;
}

const limits = (root) => make("a", { className: "ask-limits", href: root + LIMITS }, "nothing modelled here stops it");

function words(list, { root, leads }) {
  if (!list.length) return [];
  const rows = list.map((one) => {
    const row = make("li", {}, one.says);
    const gotcha = leads(one);
    if (gotcha) row.append(" ", make("a", { href: root + gotcha.address }, gotcha.title.slice(0, 4)));
    if (["yes", "catch"].includes(one.sign)) row.append(" (", limits(root), ")");
    return row;
  });
  return [make("h2", {}, "The picture in words"), make("ul", { className: "ask-words" }, ...rows)];
}

function matrix({ places, matrix: rows }, { root }) {
  const head = make("tr", {}, make("td"), ...places.map((place) => make("th", { scope: "col" }, place)));
  const body = rows.map((cells, n) => make("tr", {}, make("th", { scope: "row" }, places[n]), ...cells.map(cell)));
  const caption = make("caption", {}, "Each row asks, each column is asked. yes: ", limits(root));
  const table = make("table", { className: "reaches" }, caption, make("thead", {}, head), make("tbody", {}, ...body));
  return [make("h2", {}, "Who reaches whom"), make("div", { className: "ask-scroll", tabIndex: 0, role: "group", ariaLabel: "Who reaches whom" }, table)];
}

function cell(one) {
  if (!one) return make("td");
  const button = make("button", { type: "button", className: `reach reach-${one.sign}`, title: one.says }, SIGNS[one.sign]);
  button.setAttribute("aria-label", `${SIGNS[one.sign]}: ${one.says}${one.sign === "yes" ? " Nothing modelled here stops it." : ""}`);
  Object.assign(button.dataset, { source: one.source, destination: one.destination });
  return make("td", {}, button);
}

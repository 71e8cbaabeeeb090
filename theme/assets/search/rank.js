// Ranks pages, not sections: what is asked may stand in a title, in a section and in the words that a page is found under.

const FIELDS = { title: 8, tags: 5, lead: 4, headings: 2, text: 1.5, code: 0.4 };
// What answers stands before what explains, and that before what records.
const KINDS = [[/^(gotchas|team)\//, 1], [/^(patterns|team-patterns|compare)\//, 0.8], [/^reference\/(codes|rules)\//, 1], [/^(reference|learn)\//, 0.5], [/^/, 0.35]];
const CHOOSING = /\b(or|vs|versus|which|choose|compared?|alternatives?|instead)\b/i; // asks for a way to build
const WAYS = /^(patterns\/p|compare\/)/;
const CHOICE = 2; // how much more ways to build count for who asks for one
const ENTRIES = /^reference\//; // pages that nobody reads from the top: each of their sections stands for itself
const LONG = 0.4; // how much a long text counts against a word in it (b of BM25)
const OFTEN = 1.1; // how soon a word counts no more for standing there again (k1 of BM25)
const BEGUN = 0.3; // how much a word counts that begins with what is typed last
const MISSPELT = 0.5; // how much a word counts that differs in one letter, where no page has the typed one
const JOINED = 0.8; // how much each of two words counts that are typed as one
const BESIDE = 0.15; // how much the parts of a name count where the whole name stands somewhere
const TAIL = 0.15; // a page below this part of the best score is not listed

/** Return what stands outside of code, and the code, of a section as Material indexes it. */
function apart(html) {
  const plain = (text) =>
    text.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  const code = html.match(/<pre>.*?<\/pre>/gs) ?? [];
  return [plain(html.replace(/<pre>.*?<\/pre>/gs, " ")), plain(code.join(" "))];
}

/** Return what is ranked: each page with all its sections, of which the second holds the lead; each entry of a reference. */
function units(sections, { means }) {
  const found = new Map();
  const said = (text) => words(text).flatMap((word) => [word, ...(means.get(stem(word)) ?? [])]);
  for (const { location, title, text, tags = [] } of sections) {
    const [address] = location.split("#");
    const id = ENTRIES.test(location) ? location : address;
    const [plain, code] = apart(text).map(said);
    const unit = found.get(id);
    if (!unit) {
      const named = said(apart(title)[0]);
      found.set(id, { id, title: named, tags: tags.flatMap((tag) => tagged(tag, said)), lead: [], headings: [], text: plain, code });
      continue;
    }
    if (unit.lead.length) {
      unit.text.push(...plain);
      unit.headings.push(...said(apart(title)[0]));
    } else unit.lead = plain;
    unit.code.push(...code);
  }
  return [...found.values()];
}

/** Return an index of units, made by the lunr that Material brings. */
function indexed(found) {
  const builder = new lunr.Builder();
  builder.tokenizer = (list) => list.filter((word) => !stops(word)).map((word) => new lunr.Token(stem(word), {}));
  builder.b(LONG);
  builder.k1(OFTEN);
  builder.ref("id");
  for (const [field, boost] of Object.entries(FIELDS)) builder.field(field, { boost });
  for (const unit of found) builder.add(unit, { boost: KINDS.find(([kind]) => kind.test(unit.id))[1] });
  return builder.build();
}

/** Return the two words of the index that are typed as one, as in natgateway; nothing if there are no such two. */
function halves(index, typed) {
  for (let at = 3; at <= typed.length - 3; at++) {
    const both = [typed.slice(0, at), typed.slice(at)].map(stem);
    if (both.every((half) => half in index.invertedIndex)) return both;
  }
  return [];
}

/** Return the units in which a word stands, with their scores. */
function hits(index, word, how = {}) {
  const found = index.query((query) => query.term(word, { usePipeline: false, ...how }));
  return new Map(found.map(({ ref, score }) => [ref, score]));
}

/** Return the units in which all words of a meaning stand, with their mean scores. */
function both(index, words) {
  const [first, ...others] = words.map((word) => hits(index, stem(word)));
  const everywhere = [...first].filter(([id]) => others.every((one) => one.has(id)));
  const mean = (id, score) => others.reduce((sum, one) => sum + one.get(id), score) / words.length;
  return everywhere.map(([id, score]) => [id, mean(id, score)]);
}

/** Return for each unit the best score that any form of a typed name has there. */
function scored(index, { name, forms, meant }, last) {
  const best = new Map();
  const take = (scores, weight) => {
    for (const [id, score] of scores) best.set(id, Math.max(best.get(id) ?? 0, score * weight));
  };
  const look = (word, weight, how) => take(hits(index, word, how), weight);
  const typed = name.toLowerCase();
  const [[whole], ...others] = forms;
  look(stem(whole), 1);
  const known = best.size && MARKED.test(name);
  for (const [form, weight] of others) look(stem(form), known ? weight * BESIDE : weight);
  for (const words of meant) take(both(index, words), known ? BESIDE : 1);
  if (last && typed.length > 1) look(typed, BEGUN, { wildcard: lunr.Query.wildcard.TRAILING });
  if (!best.size) for (const half of halves(index, typed)) look(half, JOINED);
  if (!best.size && typed.length > 4) look(stem(typed), MISSPELT, { editDistance: 1 });
  return best;
}

/** Return the pages that answer, best first: address, score, names found. More of the names and rarer ones count more. */
function ranked(index, asked, question = "") {
  const total = new Map();
  const each = asked.map((one, at) => scored(index, one, at === asked.length - 1));
  each.forEach((best, at) => {
    for (const [id, score] of best) {
      const before = total.get(id) ?? { score: 0, found: [] };
      total.set(id, { score: before.score + score, found: [...before.found, asked[at].name] });
    }
  });
  const weight = (id, { found }) => Math.sqrt(found.length / asked.length) * (CHOOSING.test(question) && WAYS.test(id) ? CHOICE : 1);
  const units = [...total].map(([id, one]) => ({ ...one, address: id.split("#")[0], score: one.score * weight(id, one) }));
  units.sort((one, other) => other.score - one.score);
  const first = new Map([...units].reverse().map((unit) => [unit.address, unit]));
  return units.filter((unit) => first.get(unit.address) === unit && unit.score >= TAIL * units[0].score);
}

// Ranks pages, not sections: what is asked may stand in a title, in a section and in the words that a page is found under.

const FIELDS = { title: 8, tags: 5, lead: 4, headings: 2, text: 1.5, code: 0.4 };
// What answers stands before what explains, and that before what records.
const KINDS = [[/^gotchas\//, 1], [/^(patterns|compare)\//, 0.8], [/^reference\/(codes|rules)\//, 1], [/^(reference|learn)\//, 0.5], [/^/, 0.35]];
const ENTRIES = /^reference\//; // pages that nobody reads from the top: each of their sections stands for itself
var LONG = 0.4; // how much a long text counts against a word in it (b of BM25)
var OFTEN = 1.1; // how soon a word counts no more for standing there again (k1 of BM25)
var BEGUN = 0.3; // how much a word counts that begins with what is typed last
var MISSPELT = 0.5; // how much a word counts that differs in one letter, where no page has the typed one
var BESIDE = 0.15; // how much the parts of a name count where the whole name stands somewhere
var TAIL = 0.15; // a page below this part of the best score is not listed

/** Return what stands outside of code, and the code, of a section as Material indexes it. */
function apart(html) {
  const plain = (text) =>
    text.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  const code = html.match(/<pre>.*?<\/pre>/gs) ?? [];
  return [plain(html.replace(/<pre>.*?<\/pre>/gs, " ")), plain(code.join(" "))];
}

/** Return what is ranked: each page with all its sections, of which the second holds the lead; each entry of a reference. */
function units(sections) {
  const found = new Map();
  for (const { location, title, text, tags = [] } of sections) {
    const [address] = location.split("#");
    const id = ENTRIES.test(location) ? location : address;
    const [plain, code] = apart(text).map(words);
    const unit = found.get(id);
    if (!unit) {
      const named = words(apart(title)[0]);
      found.set(id, { id, title: named, tags: tags.flatMap(tagged), lead: [], headings: [], text: plain, code });
      continue;
    }
    if (unit.lead.length) {
      unit.text.push(...plain);
      unit.headings.push(...words(apart(title)[0]));
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

/** Return for each unit the best score that any form of a typed name has there. */
function scored(index, { name, forms }, last) {
  const best = new Map();
  const look = (word, weight, how = {}) => {
    for (const { ref, score } of index.query((query) => query.term(word, { usePipeline: false, ...how }))) {
      best.set(ref, Math.max(best.get(ref) ?? 0, score * weight));
    }
  };
  const typed = name.toLowerCase();
  const [[whole], ...others] = forms;
  look(stem(whole), 1);
  const known = best.size && MARKED.test(name);
  for (const [form, weight] of others) look(stem(form), known ? weight * BESIDE : weight);
  if (last && typed.length > 1) look(typed, BEGUN, { wildcard: lunr.Query.wildcard.TRAILING });
  if (!best.size && typed.length > 4) look(stem(typed), MISSPELT, { editDistance: 1 });
  return best;
}

/** Return the pages that answer, best first: address, score, names found. More of the names and rarer ones count more. */
function ranked(index, asked) {
  const total = new Map();
  const each = asked.map((one, at) => scored(index, one, at === asked.length - 1));
  each.forEach((best, at) => {
    for (const [id, score] of best) {
      const before = total.get(id) ?? { score: 0, found: [] };
      total.set(id, { score: before.score + score, found: [...before.found, asked[at].name] });
    }
  });
  const share = ({ found }) => Math.sqrt(found.length / asked.length);
  const units = [...total].map(([id, one]) => ({ ...one, address: id.split("#")[0], score: one.score * share(one) }));
  units.sort((one, other) => other.score - one.score);
  const first = new Map([...units].reverse().map((unit) => [unit.address, unit]));
  return units.filter((unit) => first.get(unit.address) === unit && unit.score >= TAIL * units[0].score);
}

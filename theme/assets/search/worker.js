// The search's worker: Material's own finds and marks sections; this one decides which pages stand first, and why.
// Material speaks in messages: 0 sets the index up, 1 says that it is ready, 2 asks, 3 answers.

importScripts("words.js", "rank.js");
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const NUMBERED = /^[\w-]+\/[a-z]+\d+-/;
const send = self.postMessage.bind(self);
let asked = [];
let question = "";
let site = null;
let index = null;
let others = null;
let leads = null;
let prepared = null;

/** Read the sections that Material indexes, and the list of synonyms. */
async function prepare(sections) {
  const nothing = { means: [], near: [] }; // a search without synonyms is better than none
  // A site that is read from disk holds the list beside this worker (handbook/takeaway.py): nothing is fetched there.
  others = synonyms(self.held ?? (await fetch("synonyms.json").then((list) => list.json()).catch(() => nothing)));
  index = indexed(units(sections, others));
  site = new Map(sections.map(({ tags, ...section }) => [section.location, section]));
  const below = sections.filter(({ location }) => location.includes("#")).reverse();
  leads = new Map(below.map(({ location }) => [location.split("#")[0], location])); // the first below a page stays
}

/** Return a question in every form of its words, as Material's own search is to look for them; what was typed counts most. */
function widened(words) {
  const alone = (form) => form.match(/[\p{L}\p{N}]+/gu);
  const typed = words.flatMap(({ name }) => alone(name.toLowerCase()));
  const others = words.flatMap(({ forms, meant }) => [...forms.keys(), ...meant.flat()]).flatMap(alone);
  const weighed = [...new Set([...typed, ...others])].filter((form) => !stops(form)).map((form) => `${form}^${typed.includes(form) ? 4 : 1}`);
  return [...weighed, ...typed.slice(-1)].join(" ");
}

/** Return a numbered page as one entry with its lead, its sections folded below; of any other page the best sections too. */
function entry(address, group, score) {
  const page = group.find(({ location }) => location === address) ?? site.get(address);
  const sections = group.filter(({ location }) => location !== address);
  if (!NUMBERED.test(address)) return sections.length ? [...sections, page] : [page];
  const lead = sections.find(({ location }) => location === leads.get(address)) ?? site.get(leads.get(address));
  const top = Math.max(score, ...sections.map((section) => section.score + 1));
  return [{ ...page, text: lead.text, score: top }, ...sections.filter((section) => section.location !== lead.location)];
}

/** Return the groups of sections that Material found, one a page, in our order, each with the names that its page lacks. */
function ordered(groups) {
  const byPage = new Map(groups.map((group) => [group[0].location.split("#")[0], group]));
  return ranked(index, asked, question).map(({ address, score, found }) => {
    const terms = Object.fromEntries(asked.map(({ name }) => [name, found.includes(name)]));
    return entry(address, byPage.get(address) ?? [], score).map((section) => ({ ...section, terms }));
  });
}

addEventListener("message", ({ data }) => {
  if (data.type === SETUP) {
    prepared = prepare(data.data.docs);
    data.data.docs = data.data.docs.map(({ tags, ...section }) => section); // they rank pages, and are no part of a section
  }
  if (data.type !== QUERY) return;
  question = data.data;
  asked = understood(question, others);
  data.data = widened(asked);
});

self.postMessage = async (message) => {
  if (message.type === READY) await prepared;
  if (message.type === RESULT) message.data.items = ordered(message.data.items);
  send(message);
};

importScripts(`../javascripts/workers/${location.search.slice(1)}`);

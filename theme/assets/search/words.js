// What a text and a question are cut into. A name such as aws_vpc_peering_connection counts whole and in its parts.

const NAME = /[\p{L}\p{N}]+(?:[._:/-]+[\p{L}\p{N}]+)*/gu;
const PART = /\p{Lu}{2,}s(?!\p{L})|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{L}+/gu;
const MARKED = /[_:.-]|\p{Ll}\p{Lu}/u; // a name that marks or capitals hold together
// What a question says and no page is about; lunr's own list has the commonest.
const ASKING = new Set(
  "amazon aws cant doesnt dont help isnt issue need needs over possible problem question trying unable use used using want wont".split(" "),
);
const NEAR = 0.4; // how much a word counts that means nearly the same as the one that was typed
const SHORT = 0.5; // how much a short name counts beside what it means, which pages may write out
const INSIDE = 0.6; // how much a part of a name counts beside the name

/** Return the names in a text as they are written, without the marks around them. */
function names(text) {
  return text.replace(/['’](s|t|re|ve|ll|d)\b/g, "$1").match(NAME) ?? [];
}

/** Return a name whole, in the words that marks join, and in the words that capitals join; each once, in small letters. */
function parts(name) {
  const joined = /^[\d./-]+$/.test(name) ? [] : name.split(/[._:/-]+/);
  const all = [name, ...joined.flatMap((one) => [one, ...(one.match(PART) ?? [])])];
  return [...new Set(all.map((one) => one.toLowerCase()))];
}

/** Return the words of a text, each name whole and in its parts. */
const words = (text) => names(text).flatMap(parts);

/** Return a word, or nothing of it but its whole if it is the name of a type or an error: its parts say what all say. */
const tagged = (tag, said) => (/^\S*([_:]|\p{Ll}\p{Lu})\S*$/u.test(tag) ? [tag.toLowerCase()] : said(tag));

const stems = new Map([["transitive", "transitiv"]]); // words come again and again; to Porter's rules this one is transit

/** Return what a word has in common with its other forms. Where Porter's rules leave a stump, "ad" of added, only the ending goes. */
function stem(word) {
  if (!stems.has(word)) {
    const short = lunr.stemmer(new lunr.Token(word, {})).toString();
    stems.set(word, short.length > 2 || word.length < 4 ? short : word.replace(/(ed|ing|s)$/, ""));
  }
  return stems.get(word);
}

const stops = (word) => lunr.stopWordFilter(word) === undefined || /^\p{L}$/u.test(word) || ASKING.has(word);

/** Return the list of synonyms by stem: the words that each means, and the words that mean nearly the same. */
function synonyms({ means, near }) {
  const list = { means: new Map(), near: new Map() };
  for (const [typed, said] of means) for (const one of typed) list.means.set(stem(one), words(said).filter((word) => !stops(word)));
  for (const group of near) {
    for (const one of group) list.near.set(stem(one), [...(list.near.get(stem(one)) ?? []), ...group.filter((other) => other !== one)]);
  }
  return list;
}

/** Return the names of a question that count, each with its forms and how much each counts, and with what it means. */
function understood(question, { means, near }) {
  const once = new Map(names(question).map((name) => [name.toLowerCase(), name]));
  const typed = [...once.values()];
  const telling = typed.filter((name) => !stops(name.toLowerCase()));
  return (telling.length ? telling : typed).map((name) => {
    const [whole, ...inside] = parts(name).filter((part, at) => at === 0 || !stops(part));
    const meant = [whole, ...inside].map((part) => means.get(stem(part)) ?? []);
    const forms = new Map([[whole, meant[0].length ? SHORT : 1], ...inside.map((part) => [part, INSIDE])]);
    for (const other of [whole, ...inside].flatMap((part) => near.get(stem(part)) ?? [])) {
      if (!forms.has(other)) forms.set(other, NEAR);
    }
    return { name, forms, meant: meant.filter((one) => one.length) };
  });
}

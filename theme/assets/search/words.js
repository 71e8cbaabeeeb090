// What a text and a question are cut into. A name such as aws_vpc_peering_connection counts whole and in its parts.

const NAME = /[\p{L}\p{N}]+(?:[._:/-]+[\p{L}\p{N}]+)*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{L}+/gu;
const MARKED = /[_:.-]|\p{Ll}\p{Lu}/u; // a name that marks or capitals hold together
const OTHER = { means: 0.8, near: 0.4 }; // how much another word counts beside the one that was typed
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
const tagged = (tag) => (/^\S*([_:]|\p{Ll}\p{Lu})\S*$/u.test(tag) ? [tag.toLowerCase()] : words(tag));

/** Return what a word has in common with its other forms. Where Porter's rules leave a stump, "ad" of added, only the ending goes. */
function stem(word) {
  const short = lunr.stemmer(new lunr.Token(word, {})).toString();
  return short.length > 2 || word.length < 4 ? short : word.replace(/(ed|ing|s)$/, "");
}

const stops = (word) => lunr.stopWordFilter(word) === undefined || /^\p{L}$/u.test(word);

/** Return for each stem the words that stand for it on the pages, and how much each counts. */
function synonyms({ means, near }) {
  const others = new Map();
  const say = (typed, word, weight) => others.set(stem(typed), [...(others.get(stem(typed)) ?? []), [word, weight]]);
  for (const [typed, said] of means) {
    for (const one of typed) for (const word of names(said).flatMap(parts)) say(one, word, OTHER.means);
  }
  for (const group of near) {
    for (const one of group) for (const word of group) if (word !== one) say(one, word, OTHER.near);
  }
  return others;
}

/** Return the names of a question that count, each with its forms and how much each form counts. */
function understood(question, others) {
  const typed = names(question);
  const telling = typed.filter((name) => !stops(name.toLowerCase()));
  return (telling.length ? telling : typed).map((name) => {
    const [whole, ...inside] = parts(name).filter((part, at) => at === 0 || !stops(part));
    const forms = new Map([[whole, 1], ...inside.map((part) => [part, INSIDE])]);
    for (const part of [whole, ...inside]) {
      for (const [word, weight] of others.get(stem(part)) ?? []) forms.set(word, Math.max(weight, forms.get(word) ?? 0));
    }
    return { name, forms };
  });
}

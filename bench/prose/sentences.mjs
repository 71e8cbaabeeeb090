// The shape of sentences: one on a line, none broken over lines, none too long, and no full stop after a heading.

const LONGEST = 30;
const SENTENCE_END = /[.?:]["')\]}*_]*$/;
const LINK = /^\[.*\]x+ ?X*$/;
const TARGET = /(?<=\])\([^)]*\)/g;
const ONE_WORD = /`[^`]*`|"[^"]*"|“[^”]*”|\{:? ?[.#][^}]*\}/g;
const english = new Intl.Segmenter("en", { granularity: "sentence" });

export function sentences({ Syntax, RuleError, locator, report, getSource }) {
  return {
    [Syntax.Paragraph](node) {
      let at = 0;
      const lines = getSource(node).split("\n");
      lines.forEach((line, index) => {
        const faults = [...severalIn(line), ...longIn(line), ...brokenAfter(line, lines[index + 1])];
        for (const what of faults) report(node, new RuleError(what, { padding: locator.at(at) }));
        at += line.length + 1;
      });
    },
    [Syntax.Header](node) {
      const title = getSource(node).trim();
      if (title.endsWith(".")) report(node, new RuleError(`"${title}": write a heading without a full stop`));
    },
  };
}

/** Code, quotations and marks such as {.lead} stand for one word each, the target of a link for none. */
function masked(line) {
  const filled = (mark) => (text) => mark.repeat(text.length);
  return line.replace(TARGET, filled("x")).replace(ONE_WORD, filled("X"));
}

const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
const beginning = (sentence) => `"${words(sentence).slice(0, 4).join(" ")} ..."`;

/** Return the sentences of a line. One that asks may go on: "can A reach B?" is answered. A date alone is none. */
function sentencesOf(line) {
  const parts = [...english.segment(masked(line))].filter(({ index, segment }) => !index || !/^\p{Ll}/u.test(segment));
  return parts.map(({ index }, nth) => line.slice(index, parts[nth + 1]?.index)).filter((one) => /\p{L}{2}/u.test(one));
}

function severalIn(line) {
  return sentencesOf(line).slice(1).map((one) => `${beginning(one)}: begin each sentence on a line of its own`);
}

function longIn(line) {
  const counted = sentencesOf(line).map((one) => [one, words(masked(one)).length]);
  const long = counted.filter(([, count]) => count > LONGEST);
  return long.map(([one, count]) => `${beginning(one)}: ${count} words; write at most ${LONGEST}`);
}

/** A line that is a link, or that a mark alone follows, need not end as a sentence does. */
function brokenAfter(line, next) {
  const [here, after] = [line, next ?? "X"].map((text) => masked(text).trim());
  if (/^X+$/.test(after) || SENTENCE_END.test(here) || LINK.test(here)) return [];
  return [`"... ${words(line).slice(-4).join(" ")}": write a sentence on one line`];
}

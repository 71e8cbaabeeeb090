// Spelling, by cspell: British English, the words of AWS and of software, and our own (words.txt).

import path from "node:path";
import { spellCheckDocument } from "cspell-lib";
import { blank } from "./page.mjs";

const OPTIONS = { generateSuggestions: true, numSuggestions: 3, noConfigSearch: true };
const SETTINGS = {
  language: "en-GB",
  minWordLength: 3,
  caseSensitive: true, // or every acronym would excuse a slip of three letters
  ignoreRegExpList: [/\b[A-Z0-9]+(_[A-Z0-9]+)+\b/g], // codes of refusals
  dictionaryDefinitions: [{ name: "ours", path: path.join(import.meta.dirname, "words.txt") }],
  dictionaries: ["ours", "aws", "softwareTerms", "networking-terms"],
};

export function spelling({ Syntax, RuleError, locator, report, getSource }) {
  const prose = [];
  return {
    [Syntax.Str]: ({ range }) => prose.push(range),
    async [Syntax.DocumentExit](node) {
      const document = { uri: "page.txt", text: only(getSource(node), prose), languageId: "plaintext" };
      const { issues } = await spellCheckDocument(document, OPTIONS, SETTINGS);
      for (const issue of issues) report(node, new RuleError(what(issue), { padding: locator.at(issue.offset) }));
    },
  };
}

/** Return a text with all blank but these ranges. */
function only(text, ranges) {
  let kept = "";
  for (const [from, to] of ranges) kept += blank(text.slice(kept.length, from)) + text.slice(from, to);
  return kept + blank(text.slice(kept.length));
}

function what({ text, suggestions }) {
  const instead = suggestions.length ? `write ${suggestions.join(" or ")}; ` : "";
  return `"${text}": ${instead}if it is right, add it to bench/prose/words.txt`;
}

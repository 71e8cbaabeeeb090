// A page's prose: its body, and what its front matter says in sentences. Each word stays on its line.

import { isScalar, parseDocument, visit } from "yaml";

const FRONT = /^---\n.*?\n(?=---\n)/s;
const OURS = new Set(["title", "summary", "description", "because", "says", "change"]);
const OTHERS = new Set(["sources"]);

const blank = (text) => text.replace(/[^\n]/g, " ");

/** Return a text with all blank but these ranges. */
export function only(text, ranges) {
  let kept = "";
  for (const [from, to] of ranges) kept += blank(text.slice(kept.length, from)) + text.slice(from, to);
  return kept + blank(text.slice(kept.length));
}

/** Return the front matter's sentences and the body, as two texts. */
export function parts(text) {
  const front = FRONT.exec(text)?.[0] ?? "";
  const body = text.slice(front.length).replace(/^---/, front && "   ");
  return { front: only(front, saidIn(front)), body: blank(front) + unboxed(untemplated(body)) };
}

function saidIn(front) {
  const ranges = [];
  visit(parseDocument(front.replace("---", "   ")), {
    Pair(_, { key, value }) {
      if (OTHERS.has(key?.value)) return visit.SKIP;
      if (OURS.has(key?.value) && isScalar(value)) ranges.push(unquoted(front, value.range));
      return undefined;
    },
  });
  return ranges;
}

const unquoted = (text, [from, to]) => (/["']/.test(text[from]) ? [from + 1, to - 1] : [from, to]);

/** What Jinja fills in later is nothing where it stands alone on a line, and a figure within a sentence. */
function untemplated(body) {
  const alone = body.replace(/^ *\{[{%][^{}]*[}%]\} *$/gm, blank);
  return alone.replace(/\{[{%].*?[}%]\}/g, (mark) => "0".repeat(mark.length));
}

/** A box, such as a note, is a heading and what stands in it; to Markdown alone its text is code. */
function unboxed(body) {
  const box = /^(?:!!!|\?\?\?\+?|===)(?: [\w ]+)?(?: "(.*)")? *\n((?: {4}.*\n|\n)*)/gm;
  return body.replace(box, (_, title, inside) => `# ${title ?? ""}\n${inside.replace(/^ {4}/gm, "")}`);
}

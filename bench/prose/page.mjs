// A page's prose: its body, and what its front matter says in sentences of our own.

import { isScalar, parseDocument, visit } from "yaml";

const FRONT = /^---\n.*?\n(?=---\n)/s;
const OURS = new Set(["title", "summary", "description", "because", "says", "change"]);
const OTHERS = new Set(["sources"]);

export const blank = (text) => text.replace(/[^\n]/g, " ");

/** Return what the front matter says, each sentence with its line, and the body, each word on its line. */
export function parts(text) {
  const front = FRONT.exec(text)?.[0] ?? "";
  const body = text.slice(front.length).replace(/^---/, front && "   ");
  return { said: saidIn(front), body: blank(front) + unboxed(untemplated(body)) };
}

function saidIn(front) {
  const said = [];
  visit(parseDocument(front), {
    Pair(_, { key, value }) {
      if (OTHERS.has(key?.value)) return visit.SKIP;
      if (OURS.has(key?.value) && isScalar(value)) said.push({ line: lineOf(value, front), text: onOneLine(value) });
      return undefined;
    },
  });
  return said;
}

const lineOf = ({ range: [at] }, front) => front.slice(0, at).split("\n").length;
const onOneLine = ({ value }) => `${value}`.trim().replace(/\s+/g, " ");

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

// One voice: textlint holds a page against our terms (terms.yml), software's, the shape of sentences, and spelling.

import { TextlintKernel, TextlintKernelDescriptor } from "@textlint/kernel";
import markdown from "@textlint/textlint-plugin-markdown";
import text from "@textlint/textlint-plugin-text";
import prh from "textlint-rule-prh";
import terminology from "textlint-rule-terminology";
import { parts } from "./page.mjs";
import { sentences } from "./sentences.mjs";
import { spelling } from "./spelling.mjs";

/** Common terms that we leave alone, each with its reason. */
const NOT_OURS = {
  "back[- ]end(\\w*)": "at the back end of a load balancer",
  "built ?in(s)?": "a gateway was built in 2018",
  "client ?side": "the client side of a connection is a side",
  "end ?to ?end": "from end to end",
  "end[- ]point(s)?": "a path has an end point",
  "file[- ]name(s)?": "an included file names its owner",
  "host[- ]name(s)?": "a host names its peer",
  "indexes\\b": "a page indexes others",
  "name[- ]space(s)?": "to name space is a verb",
  "readme(s)?": "the file is called README",
  "server ?side": "the server side of a connection is a side",
  "user[- ]name(s)?": "a user names a bucket",
  "Slack": "there is slack in a quota",
  "Yarn": "Hadoop's is YARN",
};

const linter = new TextlintKernel();
const rules = new TextlintKernelDescriptor({
  configBaseDir: import.meta.dirname,
  rules: [
    { ruleId: "terms", rule: prh.default, options: { rulePaths: ["terms.yml"], checkEmphasis: true } },
    { ruleId: "terminology", rule: terminology, options: { exclude: Object.keys(NOT_OURS) } },
    { ruleId: "sentences", rule: sentences },
    { ruleId: "spelling", rule: spelling },
  ],
  filterRules: [],
  plugins: [
    { pluginId: "markdown", plugin: markdown.default },
    { pluginId: "text", plugin: text.default },
  ],
}).toKernelOptions();

/** Rules about the choice of words do not bind those whom we quote. */
const OF_CHOICE = new Set(["terms", "terminology"]);

/** Return each fault of a page: its line, the rule, the words and what to write instead. */
export async function voice(page) {
  const { said, body } = parts(page);
  const front = await linted(said.map(({ text }) => text).join("\n"), ".txt");
  return [...front.map((fault) => ({ ...fault, line: said[fault.line - 1].line })), ...(await linted(body, ".md"))];
}

async function linted(prose, ext) {
  const { messages } = await linter.lintText(prose, { ext, ...rules });
  const quotations = [...prose.matchAll(/"[^"\n]*"|“[^”\n]*”/g)];
  const quoted = ({ range: [at] }) => quotations.some(({ index, 0: words }) => index < at && at < index + words.length);
  const faults = messages.filter((message) => !(OF_CHOICE.has(message.ruleId) && quoted(message)));
  return faults.map(({ loc, ruleId, message }) => ({ line: loc.start.line, rule: ruleId, what: plain(message) }));
}

function plain(message) {
  const one = message.replace(/^(.*) => (.*)$/s, '"$1": write $2');
  return one.replace(/^Incorrect term: “(.*)”, use “(.*)” instead$/, '"$1": write $2').replace(/\s+/g, " ");
}

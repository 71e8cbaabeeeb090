// The search answers: nine of ten of our own questions in the first three; names, short names and other words are understood.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";
import { ask, found, questions } from "./ask.mjs";

const ROOT = path.resolve(import.meta.dirname, "..");
const SITE = path.resolve(ROOT, "site");
const ENOUGH = 0.9;

/** Return the search's own functions, beside the lunr of the built site. */
function search() {
  const quiet = { addEventListener() {}, postMessage() {}, console };
  const context = vm.createContext(quiet);
  context.self = context;
  const workers = path.join(SITE, "assets", "javascripts", "workers");
  const material = readdirSync(workers).find((name) => /^search\..*\.js$/.test(name));
  const ours = ["words.js", "rank.js"].map((name) => path.join(ROOT, "theme", "assets", "search", name));
  for (const file of [path.join(workers, material), ...ours]) vm.runInContext(readFileSync(file, "utf8"), context);
  return context;
}

/** Return the first pages that the search lists of some sections, each of a location, a title and a text. */
function listed(sections, question, list = { means: [], near: [] }) {
  const { units, indexed, ranked, understood, synonyms } = search();
  const known = synonyms(list);
  return [...ranked(indexed(units(sections, known)), understood(question, known), question)].map(({ address }) => address);
}

const page = (location, title, text, tags) => ({ location, title, text, tags });
const PAGES = [
  page("gotchas/g001-nat/", "The NAT gateway of a peer is out of reach", "<p>A route adds nothing.</p>", ["aws_nat_gateway"]),
  page("gotchas/g002-tgw/", "A transit gateway adds no routes", "<p>Attach it.</p>", ["aws_ec2_transit_gateway"]),
  page("patterns/p03-hoc/", "Ad hoc peering", "<p>As pairs ask for it, by many routes.</p>"),
  page("reference/rules/#peer", "VPC peering", "R-PEER-3 holds monthly_peering and TransitGateway"),
];

test("a team's own pages weigh as those of the handbook", () => {
  const asked = page("team/t001-nat/", "Our NAT gateway is shared", "<p>One for all.</p>");
  const other = page("provenance/nat/", "Our NAT gateway is shared", "<p>One for all.</p>");
  assert.deepEqual(listed([other, asked, ...PAGES], "our nat gateway shared").slice(0, 2), ["team/t001-nat/", "provenance/nat/"]);
});

test("a name is cut at its marks and at its capitals", () => {
  const { parts } = search();
  assert.deepEqual([...parts("aws_vpc_peering")], ["aws_vpc_peering", "aws", "vpc", "peering"]);
  assert.deepEqual([...parts("AWS::EC2::VPCPeering")], ["aws::ec2::vpcpeering", "aws", "ec2", "ec", "2", "vpcpeering", "vpc", "peering"]);
  assert.deepEqual([...parts("10.0.0.0/16")], ["10.0.0.0/16"]);
});

test("a word is found in its other forms, and added is no ad", () => {
  assert.equal(listed(PAGES, "routes not added")[0], "gotchas/g002-tgw/");
  assert.deepEqual(listed(PAGES, "peered"), listed(PAGES, "peering"));
  assert.deepEqual(listed(PAGES, "transitive"), []);
});

test("a short name is found by what it means", () => {
  const list = { means: [[["natgw"], "NAT gateway"]], near: [] };
  assert.deepEqual(listed(PAGES, "natgw"), []);
  assert.equal(listed(PAGES, "natgw", list)[0], "gotchas/g001-nat/");
  const short = page("gotchas/g007-natgw/", "A natgw is dear", "");
  assert.deepEqual(listed([short, ...PAGES], "nat gateway", list).slice(0, 2).sort(), ["gotchas/g001-nat/", "gotchas/g007-natgw/"]);
});

test("a name is found as it is written, before pages that share its parts", () => {
  for (const name of ["R-PEER-3", "monthly_peering", "TransitGateway"]) assert.equal(listed(PAGES, name)[0], "reference/rules/");
  assert.equal(listed(PAGES, "aws_ec2_transit_gateway")[0], "gotchas/g002-tgw/");
});

test("a word in which one letter is wrong is found, if no page has it", () => {
  assert.equal(listed(PAGES, "trensit")[0], "gotchas/g002-tgw/");
});

test("two words that are typed as one are found as two", () => {
  assert.equal(listed(PAGES, "natgateway")[0], "gotchas/g001-nat/");
});

test("who asks for one way or another finds ways to build sooner", () => {
  const way = page("patterns/p07-hub/", "A peering hub, at some length", "<p>A gateway.</p>");
  const place = (question) => listed([...PAGES, way], question).indexOf("patterns/p07-hub/");
  assert.ok(place("peering or gateway") < place("peering gateway"), `${place("peering or gateway")} ${place("peering gateway")}`);
});

test("what every question says is not looked for", () => {
  const asks = page("gotchas/g006-asks/", "Unable to use a problem", "<p>Need help</p>");
  assert.equal(listed([asks, ...PAGES], "unable to use my nat")[0], "gotchas/g001-nat/");
});

test("what is asked may stand in several sections of a page", () => {
  const apart = ["lead", "blue", "green"].map((word) => page(`gotchas/g003-apart/#${word}`, "Why", `<p>${word}</p>`));
  const one = page("gotchas/g004-one/", "One", "<p>blue blue</p>");
  const two = page("gotchas/g005-two/", "Two", "<p>green green</p>");
  assert.equal(listed([page("gotchas/g003-apart/", "Apart", ""), ...apart, one, two], "blue green")[0], "gotchas/g003-apart/");
});

test("a search that finds nothing names the lists, and one that finds leads to the first result by key", { timeout: 60_000 }, async () => {
  const { origin, close } = await serve(SITE);
  const browser = await launch();
  try {
    const tab = await browser.newPage();
    await tab.goto(`${origin}/patterns/`);
    await tab.fill("[data-md-component=search-query]", "zzzqqq");
    await tab.press("[data-md-component=search-query]", "End");
    await tab.getByText("Nothing matches").waitFor();
    const lists = tab.locator(".search-hint a");
    const led = await lists.evaluateAll((links) => links.map((link) => link.href));
    for (const address of led) assert.equal((await fetch(address)).status, 200);
    assert.ok(led.length > 2 && (await lists.first().isVisible()));
    await tab.fill("[data-md-component=search-query]", "not transitive");
    await tab.press("[data-md-component=search-query]", "End");
    await tab.waitForSelector(".md-search-result__item");
    assert.ok(!(await lists.first().isVisible()));
    await tab.press("[data-md-component=search-query]", "ArrowDown");
    assert.match(await tab.evaluate(() => document.activeElement.href), /g021-/);
  } finally {
    await browser.close();
    close();
  }
});

test(`of our own questions ${ENOUGH * 100} in 100 are answered in the first three results`, async () => {
  const rows = await ask(await questions(path.join(ROOT, "tests", "questions.json")), SITE);
  const missed = rows.filter((row) => !found(row)).map(({ id, typed, listed }) => `${id} ${typed}: ${listed.slice(0, 3).join(" ")}`);
  assert.ok(rows.length - missed.length >= ENOUGH * rows.length, `${missed.length} of ${rows.length} are not:\n${missed.join("\n")}`);
});

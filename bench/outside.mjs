// node bench/outside.mjs [SITE]: ask each address outside that the site links to, politely, and tell which do not answer.
//
// One question at a time to a host, a second apart; no more than MOST in all.
// bench/archived.json keeps where a page was archived, so that a dead link has somewhere to go.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pages } from "./gates/pages.mjs";

const MOST = Number(process.env.MOST ?? 2000);
const APART = Number(process.env.APART ?? 1000); // milliseconds between two questions to a host
const PATIENCE = 20_000;
const FIRST = 3; // hosts that tell whether this machine reaches any
const ARCHIVED = path.resolve(import.meta.dirname, "archived.json");
const WHO = { "user-agent": "aws-gotchas-handbook link check; one question a second" };
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ECONNRESET|TimeoutError/;

/** Return each outside address of a site's pages, with the pages that link to it. */
export async function outside(site) {
  const found = new Map();
  for (const { file, text } of await pages(site)) {
    for (const [, url] of text.matchAll(/<a\s[^>]*href="(https?:\/\/[^"#]+)/g)) {
      const address = url.replaceAll("&amp;", "&");
      found.set(address, [...(found.get(address) ?? []), file]);
    }
  }
  return found;
}

/** Ask an address and return what is wrong with it, or nothing. HEAD first; some hosts answer only GET. */
async function wrong(url) {
  let last = "";
  for (const method of ["HEAD", "GET"]) {
    try {
      const { status } = await fetch(url, { method, headers: WHO, redirect: "follow", signal: AbortSignal.timeout(PATIENCE) });
      if (status < 400 || status === 429) return null; // it is there, and busy
      last = `answers ${status}`;
    } catch (error) {
      last = error.cause?.code ?? error.name;
    }
  }
  return last;
}

/** Ask all addresses, each host in turn; return what is wrong by address. Where the first hosts are out of reach, no more is asked. */
export async function ask(addresses) {
  const hosts = Map.groupBy(addresses.slice(0, MOST), (url) => new URL(url).host);
  const first = [...hosts.values()].slice(0, FIRST).map(([url]) => url);
  const failed = new Map();
  await Promise.all(first.map(async (url) => failed.set(url, await wrong(url))));
  if ([...failed.values()].every((why) => NO_NETWORK.test(why))) return failed;
  failed.clear();
  await Promise.all(
    [...hosts.values()].map(async (urls) => {
      for (const [n, url] of urls.entries()) {
        if (n) await sleep(APART);
        const why = await wrong(url);
        if (why) failed.set(url, why);
      }
    }),
  );
  return failed;
}

/** Return the lines that say what does not answer, and whether this machine reaches anything at all. */
export function told(found, failed, archived) {
  const hosts = new Set([...found.keys()].map((url) => new URL(url).host)).size;
  if (failed.size >= Math.min(hosts, FIRST) && [...failed.values()].every((why) => NO_NETWORK.test(why))) {
    return { reached: false, lines: [`this machine reaches none of ${[...failed.keys()].join(", ")} (${[...failed.values()][0]}): no outside link was checked`] };
  }
  const lines = [...failed].sort().map(([url, why]) => {
    const kept = archived[url] ? `archived at ${archived[url]}` : "no archived copy is known: bench/archived.json";
    return `${found.get(url)[0]}: outside: ${url} ${why}; ${kept}`;
  });
  return { reached: true, lines };
}

if (process.argv[1] === import.meta.filename) {
  const found = await outside(path.resolve(process.argv[2] ?? "site"));
  const failed = await ask([...found.keys()]);
  const { reached, lines } = told(found, failed, JSON.parse(await readFile(ARCHIVED, "utf8")));
  for (const line of lines) console.log(line);
  if (reached) console.log(`outside links: ${found.size} addresses, ${failed.size} do not answer${found.size > MOST ? `, the first ${MOST} asked` : ""}`);
  process.exit(!reached ? 2 : failed.size ? 1 : 0);
}

// Outside links are asked of a server on this machine: what is there, what is gone, what answers only GET, what is nowhere.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

process.env.APART = "40";
const { ask, outside, told } = await import("./outside.mjs");
const NOWHERE = "http://127.0.0.1:8859/none"; // nobody listens there

async function serving(asked, body) {
  const server = createServer((request, response) => {
    asked.push({ method: request.method, url: request.url, at: performance.now() });
    const status = { "/gone": 404, "/busy": 429, "/get": request.method === "GET" ? 200 : 405 }[request.url] ?? 200;
    response.writeHead(status).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await body(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
}

test("what is gone is told with its page and its archived copy; what answers in any way is not", async () => {
  const asked = [];
  await serving(asked, async (origin) => {
    const site = await mkdtemp(path.join(tmpdir(), "outside-"));
    const links = ["/here#part", "/here", "/gone", "/busy", "/get", "/a?b=1&amp;c=2"].map((one) => `<a href="${origin}${one}">x</a>`);
    await writeFile(path.join(site, "index.html"), `${links.join("")}<a href="inside/">y</a>`);
    const found = await outside(site);
    await rm(site, { recursive: true });
    assert.equal(found.size, 5);
    const failed = await ask([...found.keys()]);
    assert.deepEqual([...failed], [[`${origin}/gone`, "answers 404"]]);
    const copy = { [`${origin}/gone`]: "https://archive.example/gone" };
    assert.deepEqual(told(found, failed, copy).lines, [`index.html: outside: ${origin}/gone answers 404; archived at https://archive.example/gone`]);
    assert.match(told(found, failed, {}).lines[0], /no archived copy is known/);
  });
  assert.ok(asked.some(({ url }) => url === "/a?b=1&c=2"));
  const firsts = [...new Map(asked.map((one) => [one.url, one]).toReversed()).values()].map(({ at }) => at).sort((a, b) => a - b);
  for (let n = 1; n < firsts.length; n++) assert.ok(firsts[n] - firsts[n - 1] >= 35, "a host is asked once in a while");
});

test("a machine that reaches nothing says that no link was checked", async () => {
  const found = new Map([[NOWHERE, ["index.html"]]]);
  const { reached, lines } = told(found, await ask([NOWHERE]), {});
  assert.equal(reached, false);
  assert.match(lines[0], /reaches none of http:.*none \(ECONNREFUSED\): no outside link was checked/);
});

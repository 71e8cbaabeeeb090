// A reader with a browser: opens a page of the built site and uses its bars as a reader does.

import { existsSync } from "node:fs";
import path from "node:path";
import { launch } from "../gates/chromium.mjs";
import { serve } from "../gates/serve.mjs";

export const PEERING = "/gotchas/g021-peering-is-not-transitive/";
const WAIT = { timeout: 60_000 };

/** Serve the built site and start the browser; `close` ends both. */
export async function opened(site = "site", headers = {}) {
  if (!existsSync(path.join(site, "assets/run/files.json"))) throw new Error(`${site} has no Run: type 'make site'`);
  const { origin, close } = await serve(path.resolve(site), { headers });
  const browser = await launch();
  return { origin, browser, close: async () => (await browser.close(), close()) };
}

export class Reader {
  static async of({ browser, origin }, { address = PEERING, prepare = async () => {}, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const reader = new Reader(await context.newPage(), origin);
    await prepare(context, reader.tab);
    await reader.tab.goto(origin + address);
    return reader;
  }

  constructor(tab, origin) {
    Object.assign(this, { tab, origin, asked: [], said: [] });
    tab.on("request", (request) => this.asked.push(request.url()));
    tab.on("console", (message) => this.said.push(message.text()));
    tab.on("pageerror", (error) => this.said.push(String(error)));
  }

  block = (n) => this.tab.locator(".run").nth(n);
  button = (n, name) => this.block(n).getByRole("button", { name });
  status = (n) => this.block(n).getByRole("status").textContent();
  printed = async (n) => (await this.block(n).locator(".run-out").allTextContents()).join("");

  async run(n) {
    await this.button(n, "Run").click();
    return this.answered(n);
  }

  /** Wait until a run has ended and return what the bar says. */
  async answered(n) {
    const ended = (block) => !block.querySelector("[data-run=run][aria-disabled]") && block.querySelector(".run-says").textContent !== "";
    await this.tab.waitForFunction(ended, await this.block(n).elementHandle(), WAIT);
    return this.status(n);
  }

  async type(n, text) {
    const area = this.block(n).locator("textarea");
    if (!(await area.count())) await this.button(n, "Edit").click();
    await area.fill(text);
  }

  close = () => this.tab.context().close();
}

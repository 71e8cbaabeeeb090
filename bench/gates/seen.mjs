// What a browser saw without a failure is not looked at again while the page and all that it asked for are the same.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileOf } from "./pages.mjs";

const FOLDER = path.resolve(process.env.HANDBOOK_CACHE ?? ".cache", "gates");
// What looks, and how; the lock has the versions of the browser and of axe.
const TOOLS = ["browser.mjs", "chromium.mjs", "pages.mjs", "seen.mjs", "serve.mjs", "shifts.mjs", "../../package-lock.json"];
// The day of the last commit stands on every page of a site that is no release; no page looks otherwise for it.
const DAY = /(?<=unreleased, )\d{4}-\d{2}-\d{2}/g;
const undated = (text) => text.replace(DAY, "");

const digest = (...parts) => parts.reduce((sum, part) => sum.update(part).update("\0"), createHash("sha256")).digest("hex");
const content = async (file) => (file.endsWith(".html") ? undated(await readFile(file, "utf8")) : readFile(file));

/** Remembers, for the runs of a site, what each asked for when nothing was wrong with it. */
export class Seen {
  #contents = new Map();

  constructor(site, folder, tools) {
    Object.assign(this, { site, folder, tools });
  }

  static async of(site, folder = FOLDER) {
    await mkdir(folder, { recursive: true });
    const tools = await Promise.all(TOOLS.map((name) => readFile(path.join(import.meta.dirname, name))));
    return new Seen(site, folder, digest(...tools));
  }

  /** Return the addresses that a run asked for, if nothing was wrong and nothing has changed since; else null. */
  async asked(run) {
    try {
      const { asked, contents } = JSON.parse(await readFile(this.#file(run), "utf8"));
      return contents === (await this.#digest(asked)) ? asked : null;
    } catch {
      return null; // never seen, or spoilt
    }
  }

  /** Note down that nothing was wrong with a run that asked for these addresses. */
  async keep(run, asked) {
    await writeFile(this.#file(run), JSON.stringify({ asked, contents: await this.#digest(asked) }));
  }

  #file({ page, view }) {
    return path.join(this.folder, `${digest(this.tools, page.file, undated(page.text), JSON.stringify(view)).slice(0, 32)}.json`);
  }

  async #digest(asked) {
    return digest(...(await Promise.all([...new Set(asked)].sort().map(async (one) => one + (await this.#content(one))))));
  }

  async #content(address) {
    if (!this.#contents.has(address)) {
      this.#contents.set(address, digest(await content(path.join(this.site, fileOf(address))).catch(() => "missing")));
    }
    return this.#contents.get(address);
  }
}

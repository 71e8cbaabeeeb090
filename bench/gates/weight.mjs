// What a first visit to a page takes over the wire, against its budget (bench/budgets.json).

import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { fileOf } from "./pages.mjs";

// Brotli as servers pack on the fly; browsers have asked for it since 2017. GitHub Pages packs with gzip alone: some 4 % more.
const PACK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const PACKED = /\.(html|css|m?js|json|svg|xml|txt)$/; // pictures are packed already
const KINDS = [["html", /\.html$/], ["css", /\.css$/], ["js", /\.m?js$/], ["pictures", /\.(svg|png|webp|jpg|gif|ico)$/]];
const BUDGETS = path.resolve(import.meta.dirname, "..", "budgets.json");

/** Weighs pages of a built site: each file is packed once. */
export class Scale {
  #weights = new Map();

  constructor(site, budgets) {
    Object.assign(this, { site, budgets });
  }

  static async of(site, file = BUDGETS) {
    return new Scale(site, JSON.parse(await readFile(file, "utf8")));
  }

  /** Return what a page weighs, by kind and whole, from the addresses that it asked for. */
  async weigh(asked) {
    const sum = { html: 0, css: 0, js: 0, pictures: 0, other: 0, whole: 0 };
    for (const address of new Set(asked)) {
      const file = fileOf(address);
      const weight = await this.#weight(file);
      sum[KINDS.find(([, named]) => named.test(file))?.[0] ?? "other"] += weight;
      sum.whole += weight;
    }
    return sum;
  }

  /** Return a line for each budget that a page passes. */
  over(page, weights) {
    const budget = { ...this.budgets.every, ...this.budgets[page.type] };
    return Object.entries(budget)
      .filter(([kind, most]) => weights[kind] > most)
      .map(([kind, most]) => `${page.file}: budget: ${kind}: ${weights[kind]} bytes on a first visit, at most ${most}: bench/budgets.json`);
  }

  async #weight(file) {
    if (!this.#weights.has(file)) {
      const bytes = await readFile(path.join(this.site, file)).catch(() => Buffer.alloc(0)); // a dead link has its own gate
      this.#weights.set(file, PACKED.test(file) ? brotliCompressSync(bytes, PACK).length : bytes.length);
    }
    return this.#weights.get(file);
  }
}

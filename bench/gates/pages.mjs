// The pages of a built site, and what type each is of.

import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Return the file below a site that has an address. */
export const fileOf = (address) => address.replace(/\/$/, "/index.html");

/** Return every page: its file below the site, its address, its type (from its meta tag), its text. */
export async function pages(site) {
  const files = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html")).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(site, file), "utf8");
      const type = /<meta name="page-type" content="([\w-]+)"/.exec(text)?.[1] ?? "other";
      const address = "/" + file.split(path.sep).join("/").replace(/index\.html$/, "");
      return { file, address, type, text };
    }),
  );
}

// node bench/screenshots.mjs SITE FOLDER [path ...]: pictures of pages, light and dark, desktop and phone, to look at.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { launch } from "./gates/chromium.mjs";
import { serve } from "./gates/serve.mjs";

const [site = "site", folder = ".cache/screenshots", ...paths] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const { origin, close } = await serve(path.resolve(site));
const browser = await launch();
for (const page of paths.length ? paths : [""]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: width > 400 ? 900 : 844 } });
      const tab = await context.newPage();
      await tab.goto(`${origin}/${page}`);
      const name = `${page.replaceAll("/", "_") || "home"}-${colorScheme}-${width}.png`;
      await tab.screenshot({ path: path.join(folder, name), fullPage: true });
      await context.close();
    }
  }
}
await browser.close();
close();

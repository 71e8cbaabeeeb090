// HTML by the Nu checker, which the HTML standard's own people keep: all pages in one run, where Java is found.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const MOST = 1000; // pages that one command line holds
// It runs for seconds only, so the thorough compiler costs more than it gains; and its schemas are deep.
const BRIEF = ["-XX:TieredStopAtLevel=1", "-Xss8m"];

/** Return what the checker says of the pages of a site, one line each; null where there is no Java. */
export async function vnu(site, pages, java = "java") {
  const failures = [];
  for (let from = 0; from < pages.length; from += MOST) {
    const files = pages.slice(from, from + MOST).map((page) => path.join(site, page.file));
    const report = await run(java, [...BRIEF, "-jar", JAR, "--errors-only", "--format", "json", ...files]);
    if (report === null) return null;
    failures.push(...said(report, site));
  }
  return failures;
}

function said(report, site) {
  try {
    return JSON.parse(report).messages.map(({ url, lastLine, message }) => {
      return `${path.relative(site, decodeURIComponent(new URL(url).pathname))}:${lastLine}: vnu: ${message}`;
    });
  } catch {
    return [`vnu: the checker did not finish: ${report.slice(-300)}`];
  }
}

/** Run a program and return what it says on standard error, where the checker reports; null if it is not there. */
function run(program, options) {
  return new Promise((resolve) => {
    let report = "";
    const running = spawn(program, options, { stdio: ["ignore", "ignore", "pipe"] });
    running.stderr.on("data", (text) => (report += text));
    running.on("error", () => resolve(null));
    running.on("close", () => resolve(report));
  });
}

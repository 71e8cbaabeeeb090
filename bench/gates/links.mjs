// Links and fragments within the site resolve, by lychee, which reads the files. It passes over <meta refresh>:
// the short addresses have a test of their own.

import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAM = path.resolve(".venv", "bin", "lychee");
const OPTIONS = ["--offline", "--include-fragments", "--include-verbatim", "--index-files", "index.html"];
const REPORT = ["--format", "json", "--no-progress"];

export async function links(site, pages) {
  const files = pages.map((page) => path.join(site, page.file));
  const report = await run([...OPTIONS, ...REPORT, "--root-dir", site, ...files]);
  try {
    const { error_map, total } = JSON.parse(report);
    if (!total) return ["links: lychee found no link at all"];
    return Object.entries(error_map).flatMap(([file, wrong]) => wrong.map((link) => said(site, file, link)));
  } catch {
    return [`links: lychee did not finish: ${report.slice(-300)}`];
  }
}

/** Say which page has which link that leads nowhere, and why. */
function said(site, file, { url, span, status }) {
  const folder = pathToFileURL(path.dirname(file)).href;
  const target = url.startsWith("file:") ? path.relative(folder, url) || "." : url;
  return `${path.relative(site, file)}:${span?.line ?? 1}: links: ${target} leads nowhere (${status.text})`;
}

/** Run lychee and return its report, or what it complains of instead. */
function run(options) {
  return new Promise((resolve) => {
    let [report, complaint] = ["", ""];
    const running = spawn(PROGRAM, options, { stdio: ["ignore", "pipe", "pipe"] });
    running.stdout.on("data", (text) => (report += text));
    running.stderr.on("data", (text) => (complaint += text));
    running.on("error", (error) => resolve(`${error.message}: run 'make test', which installs it`));
    running.on("close", () => resolve(report || complaint));
  });
}

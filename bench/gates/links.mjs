// Links and fragments within the site resolve, by hyperlink, which reads the files.

import { spawn } from "node:child_process";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const PROGRAM = path.resolve("node_modules", ".bin", "hyperlink");

export async function links(site, pages) {
  const report = await reportOf(["--root", site, "--internal", "--pretty", ...pages.map((p) => path.join(site, p.file))]);
  if (!/^1\.\.\d+$/m.test(report)) return [`links: hyperlink did not finish: ${report.slice(-300)}`];
  const failed = report.matchAll(/^not ok \d+ (.*)$(?:\n {2}---\n([\s\S]*?)^ {2}\.\.\.$)?/gm);
  return [...failed].map(([, title, details]) => said(title, details ?? "", site));
}

/** Run hyperlink and return what it reports; through a file, for it ends before a pipe has taken all. */
async function reportOf(options) {
  const folder = await mkdtemp(path.join(tmpdir(), "links-"));
  const file = path.join(folder, "report");
  const out = await open(file, "w");
  await new Promise((resolve) => spawn(PROGRAM, options, { stdio: ["ignore", out.fd, out.fd] }).on("close", resolve));
  await out.close();
  const report = await readFile(file, "utf8");
  await rm(folder, { recursive: true });
  return report;
}

/** Say which page has which link that leads nowhere: hyperlink tells the page in its details, relative to here. */
function said(title, details, site) {
  const at = /^ *at: *["']?([^:\n]+):(\d+)/m.exec(details);
  const page = path.relative(site, path.resolve(at?.[1] ?? title.split(" ")[1]));
  const target = /href="([^"]*)"/.exec(details)?.[1] ?? title.split("--> ").at(-1);
  return `${page}${at ? `:${at[2]}` : ""}: links: ${target} leads nowhere (${title.split(" ")[0]})`;
}

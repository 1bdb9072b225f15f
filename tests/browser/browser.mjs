// What the tests of the page share: the program, a browser, and pages that are watched.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const output = process.env.OUTPUT || join(root, "build", "browser");
const relata = process.env.RELATA || join(root, "build", "dev", "cli", "relata");
mkdirSync(output, { recursive: true });

/// What the program answers on stdout.
export function ask(...words) {
  return execFileSync(relata, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/// Renders a page and gives its file.
export function render(graph, name, ...options) {
  const file = join(output, name);
  ask("render", graph, "-o", file, ...options);
  return file;
}

/// Writes a graph in node-link JSON and gives its file.
export function writeGraph(name, graph) {
  const file = join(output, name);
  writeFileSync(file, JSON.stringify(graph));
  return file;
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/// Opens a file in a context of its own. `seen` collects what must not happen: messages on the console,
/// errors, dialogs, requests for anything but the file.
export async function open(browser, file, { fragment = "", width = 1440, height = 900, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const seen = [];
  page.on(
    "console",
    (message) => ["error", "warning"].includes(message.type()) && seen.push(`console: ${message.text()}`),
  );
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on(
    "request",
    (request) => request.url().split("#")[0] !== url && seen.push(`request: ${request.url()}`),
  );
  await page.goto(url + fragment);
  return { page, seen, close: () => context.close() };
}

export function screenshot(page, name) {
  return page.screenshot({ path: join(output, name) });
}

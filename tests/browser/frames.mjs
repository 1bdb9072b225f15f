// node frames.mjs [FILE.html]: how long frames take while a page is moved and zoomed. Measures, and
// asserts nothing: a shared machine is no judge. Without a file it draws a graph of 1,000 names and
// 2,000 relations, each with its sentence.

import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open, output, render, screenshot } from "./browser.mjs";

/// Ties of a small town: a few hubs, the same every time.
function townGraph() {
  let seed = 20201124;
  const random = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  const kinds = ["Person", "Organization", "Place", "Event", "Agreement", "Topic"];
  const types = ["MEMBER_OF", "MET_WITH", "SUPPORTS", "PART_OF", "CONCERNS", "COOPERATES_WITH"];
  const entities = Array.from({ length: 1000 }, (_, i) => ({
    id: `e${i}`,
    name: `${kinds[i % 6]} number ${i}`,
    kinds: [kinds[i % 6]],
  }));
  const documents = Array.from({ length: 20 }, (_, i) => ({
    id: `d${i}`,
    title: `Report ${i}`,
    date: "2020-11-24",
    text: "",
  }));
  const relations = [];
  for (let i = 0; i < 2000; ++i) {
    const source = i < 999 ? i + 1 : random(1000);
    const target = random(4) === 0 ? random(20) : random(Math.max(source, 2));
    const document = documents[i % 20];
    const quote = `In its ${i}th paragraph the report says what ties ${entities[source].name} to ${entities[target].name} since that year.`;
    const begin = document.text.length;
    document.text += quote + " ";
    relations.push({
      id: `r${i + 1}`,
      source: `e${source}`,
      target: `e${target}`,
      type: types[random(6)],
      directed: true,
      properties: { stated: { "@date": `20${10 + random(12)}` }, confidence: 0.9 },
      evidence: [{ document: document.id, begin, end: begin + quote.length, quote, method: "import" }],
    });
  }
  return {
    relata: 1,
    directed: true,
    multigraph: true,
    graph: {},
    documents,
    nodes: entities,
    edges: relations,
  };
}

function townFile() {
  const file = join(output, "town.json");
  writeFileSync(file, JSON.stringify(townGraph()));
  return file;
}

/// The intervals between frames while `move` is called once a frame.
function framesDuring(page, move, count = 90) {
  return page.evaluate(
    ([source, frames]) =>
      new Promise((done) => {
        const act = new Function("i", "stage", `return (${source})(i, stage)`);
        const stage = document.getElementById("page-stage");
        const times = [];
        let i = 0;
        const step = (now) => {
          times.push(now);
          if (i === frames) return done(times.slice(1).map((time, at) => time - times[at]));
          act(i++, stage);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [move.toString(), count],
  );
}

function pan(i, stage) {
  const at = {
    bubbles: true,
    button: 0,
    pointerId: 1,
    clientX: 700 + 200 * Math.sin(i / 9),
    clientY: 450 + 150 * Math.cos(i / 7),
  };
  stage.setPointerCapture = () => {};
  stage.dispatchEvent(new PointerEvent(i === 0 ? "pointerdown" : "pointermove", at));
}

function zoom(i, stage) {
  stage.dispatchEvent(
    new WheelEvent("wheel", {
      deltaY: i % 60 < 30 ? -40 : 40,
      clientX: 700,
      clientY: 450,
      bubbles: true,
      cancelable: true,
    }),
  );
}

const browser = await launch();
const file = process.argv[2] || render(townFile(), "town.html", "--seconds", "120");
const { page, seen } = await open(browser, file);
await screenshot(page, "frames-start.png");
console.log(
  `${file}: ${statSync(file).size} bytes, ${await page.locator("#page-stage g.node").count()} nodes, ${await page.locator("#page-stage g.edge").count()} lines`,
);
const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
console.log(`ready after ${Math.round(ready)} ms`);
for (const place of ["start", "fit"]) {
  if (place === "fit") await page.keyboard.press("0");
  for (const [name, move] of [
    ["pan", pan],
    ["zoom", zoom],
  ]) {
    await page.waitForTimeout(800);
    const frames = (await framesDuring(page, move)).sort((a, b) => a - b);
    await page.evaluate(() =>
      document
        .getElementById("page-stage")
        .dispatchEvent(new PointerEvent("pointerup", { pointerId: 1, bubbles: true })),
    );
    const at = (share) => frames[Math.floor(share * (frames.length - 1))].toFixed(1);
    console.log(
      `${place}, ${name}: median frame ${at(0.5)} ms, nine in ten within ${at(0.9)} ms, longest ${at(1)} ms`,
    );
  }
}
await screenshot(page, "frames-end.png");
console.log(seen.length === 0 ? "no errors, no requests" : seen.join("\n"));
await browser.close();

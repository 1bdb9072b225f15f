// The page in a real browser. Nothing here is timed: frames.mjs measures.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask, launch, open, output, render, root, screenshot, writeGraph } from "./browser.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const talks = join(root, "examples", "tokyo-talks.txt");
const rcep = "regional-comprehensive-economic-partnership-agreement";

let browser;
let talksPage;
let talksGraph; // the same, read

before(async () => {
  browser = await launch();
  talksPage = render(talks, "talks.html");
  talksGraph = join(output, "talks.json");
  ask("import", talks, "-o", talksGraph);
});
after(() => browser.close());

/// A test on a page of its own that must stay silent.
function pageTest(name, options, run) {
  test(name, async () => {
    const opened = await open(browser, options.file ? options.file() : talksPage, options);
    await run(opened.page, opened);
    assert.deepEqual(opened.seen, []);
    await opened.close();
  });
}

async function violations(page) {
  // By its debugging port: the policy of the page would refuse a script tag.
  await page.evaluate(axeSource);
  const results = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return results.violations.map(
    (one) =>
      `${one.id}: ${one.nodes
        .map((node) => node.html)
        .slice(0, 3)
        .join(" ")}`,
  );
}

const panelText = (page) => page.locator("#page-panel").innerText();
const litNames = (page) =>
  page.locator("#page-stage g.kind.lit").evaluateAll((all) => all.map((one) => one.id).sort());
const isInView = (page, selector) =>
  page.locator(selector).evaluate((element) => {
    const [own, stage] = [element, document.getElementById("page-stage")].map((one) =>
      one.getBoundingClientRect(),
    );
    return (
      own.left >= stage.left && own.right <= stage.right && own.top >= stage.top && own.bottom <= stage.bottom
    );
  });

// ---- what it is -------------------------------------------------------------------------------

test("the page of a briefing has at most 200 kB", () => {
  assert.ok(statSync(talksPage).size <= 200_000, `${statSync(talksPage).size} bytes`);
});

for (const scheme of ["light", "dark"]) {
  for (const [device, width, height] of [
    ["desk", 1440, 900],
    ["phone", 390, 844],
  ]) {
    pageTest(
      `nothing is asked for and nothing is inaccessible: ${device}, ${scheme}`,
      { width, height, colorScheme: scheme },
      async (page) => {
        await screenshot(page, `start-${device}-${scheme}.png`);
        assert.deepEqual(await violations(page), []);
        await page.goto(page.url().split("#")[0] + `#name=${rcep}`);
        await screenshot(page, `name-${device}-${scheme}.png`);
        assert.deepEqual(await violations(page), []);
        await page.goto(page.url().split("#")[0] + "#from=yoshihide-suga&to=south-korea&k=3");
        await screenshot(page, `path-${device}-${scheme}.png`);
        assert.deepEqual(await violations(page), []);
        await page.goto(page.url().split("#")[0] + "#relation=r12&view=table");
        await screenshot(page, `table-${device}-${scheme}.png`);
        assert.deepEqual(await violations(page), []);
      },
    );
  }
}

pageTest("names can be read when the page opens", {}, async (page) => {
  const height = await page
    .locator("#page-stage g.kind text")
    .first()
    .evaluate((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a);
  assert.ok(height >= 11, `${height} px`);
});

pageTest("a phone sees the picture first", { width: 390, height: 844 }, async (page) => {
  const box = await page.locator("#page-stage").boundingBox();
  assert.ok(box.width >= 380 && box.height >= 400 && box.y < 300, JSON.stringify(box));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
});

// ---- search -----------------------------------------------------------------------------------

pageTest("an alias finds the name", {}, async (page) => {
  await page.fill("#page-search", "RCEP");
  const first = page.locator("#page-found [role=option]").first();
  assert.match(await first.innerText(), /Regional Comprehensive Economic Partnership Agreement\s+also RCEP/);
  await screenshot(page, "search.png");
  await page.keyboard.press("Enter");
  assert.equal(
    await page.locator("#page-panel h2").innerText(),
    "Regional Comprehensive Economic Partnership Agreement",
  );
  assert.ok(await isInView(page, `#n_${rcep.replaceAll("-", "_")}`));
});

pageTest("search forgives case and accents and finds quotations", {}, async (page) => {
  await page.fill("#page-search", "SÚGA");
  assert.match(await page.locator("#page-found [role=option]").first().innerText(), /Yoshihide Suga/);
  await page.fill("#page-search", "enter into force soon");
  assert.match(await page.locator("#page-found [role=option]").first().innerText(), /promotes/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#page-stage svg.dimmed").count(), 0);
});

// ---- looking at names and relations -----------------------------------------------------------

pageTest("a name lights its neighbors and lists its relations", {}, async (page) => {
  await page.evaluate(
    (id) => document.getElementById(id).dispatchEvent(new MouseEvent("click", { bubbles: true })),
    `n_${rcep.replaceAll("-", "_")}`,
  );
  assert.deepEqual(await litNames(page), ["n_china", "n_japan", `n_${rcep.replaceAll("-", "_")}`]);
  assert.equal(await page.locator("#page-stage g.node.joint.lit").count(), 1);
  assert.match(await panelText(page), /2 RELATIONS[^]*China promotes/i);
});

pageTest("a relation shows its sentence in its surroundings", {}, async (page) => {
  await page
    .locator("#page-stage g.node.rel.r12")
    .evaluate((element) => element.dispatchEvent(new MouseEvent("click", { bubbles: true })));
  assert.equal(
    await page.locator("#page-panel mark").innerText(),
    "China and Japan reached five consensuses and six concrete results, the Chinese Foreign Ministry said.",
  );
  const all = await page.locator("#page-panel blockquote").innerText();
  assert.match(all, /pandemic began\. China and Japan reached/);
  assert.match(all, /Wang and Motegi also discussed/);
  assert.match(await panelText(page), /tokyo-talks\.txt, bytes 451–552/);
  assert.match(await panelText(page), /stated as fact/);
});

pageTest("dragging moves the picture to the pixel and the wheel zooms at the pointer", {}, async (page) => {
  const place = () => page.locator("#n_japan").evaluate((one) => one.getBoundingClientRect().toJSON());
  // From near by, where the ends of the picture, at which it stops, are far.
  await page.mouse.move(800, 600);
  await page.mouse.wheel(0, -400);
  await page.waitForTimeout(300);
  const before = await place();
  await page.mouse.move(800, 700);
  await page.mouse.down();
  await page.mouse.move(760, 640, { steps: 5 });
  await page.mouse.up();
  await page.waitForTimeout(300);
  const dragged = await place();
  assert.ok(
    Math.abs(dragged.x - before.x + 40) < 1 && Math.abs(dragged.y - before.y + 60) < 1,
    JSON.stringify([before, dragged]),
  );
  assert.equal(await page.locator("#page-stage svg.dimmed").count(), 0, "a drag is no click");
  await page.mouse.move(dragged.x + dragged.width / 2, dragged.y + dragged.height / 2);
  await page.mouse.wheel(0, -300);
  await page.waitForTimeout(300);
  const zoomed = await place();
  assert.ok(zoomed.width > dragged.width * 1.3);
  assert.ok(Math.abs(zoomed.x + zoomed.width / 2 - dragged.x - dragged.width / 2) < 2);
});

// ---- filters ----------------------------------------------------------------------------------

const countShown = (page) => page.locator("#page-count").innerText();
const countRows = (page, filter = "") => page.locator(`#page-table tbody tr${filter}`).count();

pageTest("the legend filters by kind, type, status and date", {}, async (page) => {
  await page.locator(".choice", { hasText: "Topic" }).locator("input").uncheck();
  assert.equal(await page.locator("#page-stage g.node.topic.kind:not(.off)").count(), 0);
  const all = await countRows(page);
  const topics = await countRows(page, ":not([hidden])");
  assert.ok(topics < all);
  assert.equal(await countShown(page), `${topics} of ${all} relations shown`);
  await page.locator("#page-reset").click();
  assert.equal(await countShown(page), `${all} of ${all} relations shown`);
  await page.locator(".choice", { hasText: "is about" }).locator("input").uncheck();
  const others = page.locator("#page-table tbody tr:not([hidden])");
  assert.ok((await others.count()) < all);
  assert.equal(await countShown(page), `${await others.count()} of ${all} relations shown`);
  assert.equal(await others.locator("td:nth-child(2)", { hasText: "concerns" }).count(), 0);
  await page.locator("#page-reset").click();
  await page.locator(".choice", { hasText: "planned or expected" }).hover();
  await page.getByRole("button", { name: "Only planned or expected" }).click();
  const planned = await countRows(page, ":not([hidden])");
  assert.ok(planned > 0 && planned < all);
  assert.equal(await countShown(page), `${planned} of ${all} relations shown`);
  await page.locator("#page-reset").click();
  await page.fill("#page-since", "2022");
  const days = await page.locator("#page-table tbody tr:not([hidden]) td:nth-child(4)").allInnerTexts();
  assert.ok(days.length > 0 && days.every((day) => day >= "2022"), days.join());
  await page.fill("#page-since", "20222");
  assert.equal(await page.locator("#page-since").getAttribute("aria-invalid"), "true");
});

test("documents can be left out", async () => {
  const graph = writeGraph("two-documents.json", {
    directed: true,
    multigraph: true,
    nodes: [{ id: "a" }, { id: "b" }],
    links: [{ source: "a", target: "b", type: "MET_WITH" }],
  });
  const merged = join(output, "two-documents.relata.json");
  ask("import", talks, join(root, "examples", "company-merger.txt"), graph, "-o", merged);
  const { page, seen, close } = await open(browser, render(merged, "two-documents.html"));
  assert.equal(await page.locator(".filters li", { hasText: "without a source" }).count(), 1);
  const all = Number((await countShown(page)).split(" ")[0]);
  await page.locator(".choice", { hasText: "Anniversary" }).locator("input").uncheck();
  assert.equal(Number((await countShown(page)).split(" ")[0]), all - 86);
  assert.deepEqual(seen, []);
  await close();
});

// ---- paths ------------------------------------------------------------------------------------

async function pagePaths(page, question) {
  await page.goto(page.url().split("#")[0] + "#" + new URLSearchParams(question));
  return page.locator(".path").evaluateAll((all) => all.map((one) => one.dataset.relations));
}

function programPaths(from, to, ...options) {
  try {
    const answer = JSON.parse(ask("path", talksGraph, from, to, "--json", ...options));
    return answer.paths.map((path) => path.steps.map((step) => step.relation).join(" "));
  } catch (error) {
    if (error.status === 4) return [];
    throw error;
  }
}

pageTest("paths are those of the program, in its order", {}, async (page) => {
  const names = [
    "yoshihide-suga",
    "south-korea",
    rcep,
    "tokyo",
    "food",
    "wang-yi",
    "tokyo-olympic-games",
    "medical-care",
  ];
  for (const from of names) {
    for (const to of names) {
      const expected = programPaths(from, to, "--k", 25);
      for (const k of [1, 4, 25]) {
        assert.deepEqual(
          await pagePaths(page, { from, to, k }),
          expected.slice(0, k),
          `${from} to ${to}, ${k}`,
        );
      }
    }
  }
});

pageTest("paths keep to direction, types, kinds and dates as the program does", {}, async (page) => {
  const from = "yoshihide-suga";
  for (const to of ["south-korea", rcep, "food"]) {
    for (const walk of ["out", "in"]) {
      assert.deepEqual(
        await pagePaths(page, { from, to, k: 9, walk }),
        programPaths(from, to, "--k", 9, "--direction", walk),
      );
    }
    assert.deepEqual(
      await pagePaths(page, { from, to, k: 9, "hide-type": "PARTY_TO" }),
      programPaths(from, to, "--k", 9, "--avoid-type", "PARTY_TO"),
    );
    assert.deepEqual(
      await pagePaths(page, { from, to, k: 9, "hide-kind": "Agreement" }),
      programPaths(from, to, "--k", 9, "--avoid-kind", "Agreement"),
    );
    assert.deepEqual(
      await pagePaths(page, { from, to, k: 9, since: "2021", until: "2022" }),
      programPaths(from, to, "--k", 9, "--between", "2021/2022"),
    );
  }
});

pageTest("the command that a path shows gives the same paths", {}, async (page) => {
  const shown = await pagePaths(page, {
    from: "yoshihide-suga",
    to: "food",
    k: 6,
    walk: "out",
    "hide-type": "PARTY_TO",
  });
  const words = (await page.locator(".command").innerText()).split(" ");
  assert.deepEqual(words.slice(0, 3), ["relata", "path", "tokyo-talks.txt"]);
  assert.deepEqual(shown, programPaths(...words.slice(3).filter((word) => word !== "--json")));
});

pageTest("two names are chosen with the keyboard and their path is shown", {}, async (page) => {
  await page.keyboard.press("p");
  await page.keyboard.type("suga");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "page-to");
  await page.keyboard.type("south ko");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".path").first().innerText(), /3 steps: Yoshihide Suga – Japan/);
  assert.equal(await page.locator(".path mark").count(), 3);
  assert.match(await page.locator("#page-voice").innerText(), /3 paths/);
});

// ---- the address ------------------------------------------------------------------------------

pageTest("a link reopens what was shown", {}, async (page) => {
  await page.fill("#page-search", "toshimitsu");
  await page.keyboard.press("Enter");
  await page.locator(".choice", { hasText: "Topic" }).locator("input").uncheck();
  await page.fill("#page-until", "2021");
  await page.locator("#page-zoom-in").click();
  await page.waitForTimeout(400);
  const [address, text, count] = [page.url(), await panelText(page), await countShown(page)];
  const transform = await page.locator("#page-stage svg").evaluate((svg) => svg.style.transform);
  const again = await open(browser, talksPage, { fragment: new URL(address).hash });
  assert.equal(await panelText(again.page), text);
  assert.equal(await countShown(again.page), count);
  assert.equal(await again.page.locator("#page-until").inputValue(), "2021");
  const numbers = (words) => words.match(/-?[\d.]+/g).map(Number);
  numbers(await again.page.locator("#page-stage svg").evaluate((svg) => svg.style.transform)).forEach(
    (value, i) => {
      assert.ok(Math.abs(value - numbers(transform)[i]) < 3, transform);
    },
  );
  await again.close();
});

pageTest("the browser's own back and forward work", {}, async (page) => {
  await page.locator("#page-panel").getByRole("button", { name: "Japan", exact: true }).click();
  await page.locator("#page-panel").getByRole("button", { name: "Wang Yi", exact: true }).first().click();
  assert.equal(await page.locator("#page-panel h2").innerText(), "Wang Yi");
  await page.goBack();
  assert.equal(await page.locator("#page-panel h2").innerText(), "Japan");
  await page.goForward();
  assert.equal(await page.locator("#page-panel h2").innerText(), "Wang Yi");
});

pageTest(
  "an address that means nothing shows the start",
  { fragment: "#name=nobody&relation=%00&from=&k=-3&at=x,,1e999&hide-kind=<b>" },
  async (page) => {
    assert.match(await panelText(page), /How are two names connected/);
  },
);

// ---- keys and other senses --------------------------------------------------------------------

pageTest("everything can be done with keys", {}, async (page) => {
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "page-search");
  await page.evaluate(() => document.activeElement.blur());
  const current = page.locator("#page-stage [tabindex='0']");
  assert.equal(await current.count(), 1, "one stop in the picture");
  await current.focus();
  const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.keyboard.press("ArrowRight");
  const second = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.notEqual(first, second);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#page-stage svg.dimmed").count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-pressed")), "true");
  assert.notEqual(await page.locator("#page-voice").innerText(), "");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#page-stage svg.dimmed").count(), 0);
  await page.keyboard.press("t");
  assert.ok(await page.locator("#page-table").isVisible());
  await page.keyboard.press("t");
  const before = await page.locator("#page-stage svg").evaluate((svg) => svg.style.transform);
  await page.keyboard.press("+");
  await page.waitForTimeout(300);
  assert.notEqual(await page.locator("#page-stage svg").evaluate((svg) => svg.style.transform), before);
  await page.keyboard.press("?");
  assert.ok(await page.locator("#page-help").isVisible());
  assert.deepEqual(await violations(page), []);
});

pageTest("arrows reach every name and every relation of the picture", {}, async (page) => {
  const unreached = await page.evaluate(() => {
    const all = [...document.querySelectorAll("#page-stage [role=button]")];
    const reached = new Set();
    const queue = [all[0]];
    while (queue.length > 0) {
      const at = queue.pop();
      if (reached.has(at)) continue;
      reached.add(at);
      for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
        at.focus({ preventScroll: true });
        at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        queue.push(document.activeElement);
      }
    }
    return all.filter((one) => !reached.has(one)).map((one) => one.getAttribute("aria-label"));
  });
  assert.deepEqual(unreached, []);
});

pageTest("the table sorts, and its rows lead to the evidence", { fragment: "#view=table" }, async (page) => {
  await page.getByRole("button", { name: "When" }).click();
  assert.equal(await page.locator("th").nth(3).getAttribute("aria-sort"), "ascending");
  const cells = await page.locator("#page-table tbody tr td:nth-child(4)").allInnerTexts();
  const dates = cells.filter(Boolean);
  assert.ok(dates.length > 5);
  assert.deepEqual(dates, [...dates].sort());
  assert.deepEqual(cells.slice(dates.length).filter(Boolean), [], "empty cells come last");
  await page.locator("#page-table tbody tr").first().getByRole("button").press("Enter");
  assert.equal(await page.locator("#page-panel mark").count(), 1);
});

pageTest("dark colors can be chosen", { colorScheme: "light" }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.locator("#page-theme").click();
  assert.equal(await paper(), "rgb(20, 23, 28)");
  assert.equal(
    await page.locator("#n_wang_yi ellipse").evaluate((one) => getComputedStyle(one).fill),
    "rgb(107, 85, 0)",
  );
  await page.locator("#page-theme").click();
  assert.equal(await paper(), "rgb(255, 255, 255)");
});

// ---- without script, on paper -----------------------------------------------------------------

pageTest(
  "without JavaScript there is the picture and the table",
  { javaScriptEnabled: false, colorScheme: "dark" },
  async (page) => {
    await screenshot(page, "no-script.png");
    assert.ok(await page.locator("#page-stage svg").isVisible());
    assert.equal(await page.locator("#page-table tbody tr").count(), 86);
    assert.ok(await page.locator("#page-table").isVisible());
    assert.ok(await page.locator("noscript").isVisible());
    assert.equal(await page.locator("#page-search").isVisible(), false);
  },
);

pageTest("paper has the picture and the table and no controls", { colorScheme: "dark" }, async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(200);
  for (const id of ["page-search", "page-filters", "page-panel", "page-zoom-in"])
    assert.equal(await page.locator(`#${id}`).isVisible(), false, id);
  assert.ok(await page.locator("#page-table").isVisible());
  assert.ok(await page.locator("#page-stage .legend").isVisible());
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    "rgb(255, 255, 255)",
  );
  const [picture, sheet] = await page.evaluate(() => [
    document.querySelector("#page-stage svg").getBoundingClientRect().width,
    innerWidth,
  ]);
  assert.ok(picture <= sheet);
  await page.screenshot({ path: join(output, "print.png"), fullPage: true });
});

// ---- strangers' files -------------------------------------------------------------------------

test("nasty names, types and titles are text and nothing else", async () => {
  const labels = JSON.parse(readFileSync(join(root, "tests", "data", "nasty_labels.json"), "utf8")).labels;
  const nodes = labels.map((label, i) => ({
    id: `n${i}`,
    name: label.expect,
    kinds: [label.expect],
    aliases: [`${label.expect} alias`],
    more: label.expect,
  }));
  const links = labels.map((label, i) => ({
    source: "n0",
    target: `n${i}`,
    type: label.expect || "empty",
    role: label.expect,
    stated: label.expect,
  }));
  const graph = writeGraph("nasty.json", { directed: true, multigraph: true, nodes, links });
  const script = "</title><script>alert(1)</script><img src=x onerror=alert(2)>";
  const { page, seen, close } = await open(
    browser,
    render(graph, "nasty.html", "--title", script, "--seconds", "60"),
  );
  await screenshot(page, "nasty.png");
  assert.equal(await page.title(), script);
  const spaces = (text) => text.replace(/[\s\u00a0]+/g, " ").trim();
  const cells = await page
    .locator("#page-table tbody tr td:nth-child(3)")
    .evaluateAll((all) => all.map((one) => one.textContent));
  for (const label of labels) {
    if (!spaces(label.expect)) continue;
    assert.ok(
      cells.some((cell) => spaces(cell) === spaces(label.expect)),
      label.id,
    );
    await page.evaluate((id) => (location.hash = `#name=${id}`), `n${labels.indexOf(label)}`);
    await page.waitForFunction(
      (id) => document.querySelector(".facts")?.textContent.includes(id),
      `n${labels.indexOf(label)}`,
    );
    assert.equal(
      spaces(await page.locator("#page-panel h2").evaluate((one) => one.textContent)),
      spaces(label.expect),
      label.id,
    );
  }
  await page.fill("#page-search", "<>");
  assert.match(await page.locator("#page-found [role=option]").first().innerText(), /^<>/);
  const attributes = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .flatMap((one) => one.getAttributeNames())
      .filter((name) => name.startsWith("on")),
  );
  assert.deepEqual(attributes, []);
  assert.equal(await page.locator("script").count(), 2);
  assert.equal(await page.locator("img, iframe, object, embed, base").count(), 0);
  assert.deepEqual(seen, []);
  await close();
});

// ---- other pictures ---------------------------------------------------------------------------

test("a page of paths and a page of surroundings work too", async () => {
  for (const [name, ...options] of [
    ["path.html", "--path", "Suga", "South Korea"],
    ["around.html", "--around", "RCEP", "--hops", "1"],
  ]) {
    const { page, seen, close } = await open(browser, render(talks, name, ...options), {
      colorScheme: "dark",
    });
    await page.fill("#page-search", "japan");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#page-panel h2").innerText(), "Japan");
    await screenshot(page, name.replace(".html", ".png"));
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(seen, []);
    await close();
  }
});

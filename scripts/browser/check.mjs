// Looks at pages in headless Chromium: axe-core finds nothing serious, nothing runs over the side, nothing comes from outside.
//
//   node check.mjs CHROMIUM AXE.js [--pictures FOLDER] PAGE.html…

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { withPage } from "./chromium.mjs";

const WIDTHS = [390, 1200];
const SCHEMES = ["light", "dark"];
const GRAVE = ["serious", "critical"];

const [program, axePath, ...rest] = process.argv.slice(2);
const folder = rest[0] === "--pictures" ? rest.splice(0, 2)[1] : undefined;
const axe = readFileSync(axePath, "utf8");
if (folder) mkdirSync(folder, { recursive: true });

// Everything is opened, so that what a reader opens is looked at too.
const OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })";
const WIDER = `[...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && !one.closest("svg, .unseen, .skip"))
  .map((one) => one.tagName.toLowerCase() + (one.id && "#" + one.id)).slice(0, 5)`;
const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
const OUTSIDE = `performance.getEntriesByType("resource").map((one) => one.name)`;
const BROKEN = `[...document.querySelectorAll("a[href^='#']")].map((one) => one.getAttribute("href"))
  .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))).slice(0, 5)`;
const REPEATED = `(() => { const seen = new Set();
  return [...document.querySelectorAll("[id]")].map((one) => one.id).filter((id) => seen.size === seen.add(id).size); })()`;

let failures = 0;
function fail(where, what) {
  failures += 1;
  console.error(`${where}: ${what}`);
}

await withPage(program, async (page) => {
  for (const file of rest) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        const where = `${basename(file)}, ${width} wide, ${scheme}`;
        await page.look({ width, scheme });
        await page.visit(pathToFileURL(resolve(file)).href);
        if (folder) {
          writeFileSync(join(folder, `${basename(file, ".html")}-${width}-${scheme}.png`), await page.picture());
        }
        await page.value(OPEN);
        const over = await page.value(OVERFLOW);
        if (over > 0) fail(where, `${over} pixels run over the side: ${(await page.value(WIDER)).join(", ")}`);
        const outside = await page.value(OUTSIDE);
        if (outside.length > 0) fail(where, `it asks for ${outside.join(", ")}`);
        const broken = await page.value(BROKEN);
        if (broken.length > 0) fail(where, `links lead nowhere: ${broken.join(", ")}`);
        const repeated = await page.value(REPEATED);
        if (repeated.length > 0) fail(where, `ids stand twice: ${repeated.slice(0, 5).join(", ")}`);
        await page.value(axe);
        // All rules once at each width; in the dark only what colours can change.
        const rules = scheme === "light" ? "" : ", runOnly: ['color-contrast', 'link-in-text-block']";
        const { violations } = await page.value(`axe.run(document, { resultTypes: ["violations"]${rules} })`);
        for (const { id, impact, help, nodes } of violations) {
          const first = `${id} (${impact}): ${help}; ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`;
          if (GRAVE.includes(impact)) fail(where, first);
          else console.log(`${where}: ${first}`);
        }
      }
    }
    if (folder) writeFileSync(join(folder, `${basename(file, ".html")}.pdf`), await page.print());
  }
});
process.exit(failures > 0 ? 1 : 0);

// Runs Lighthouse for phones over a served site and prints four scores a page with every audit that costs points.
//
// Usage: node scripts/lighthouse.mjs ADDRESS CHROMIUM [FLAG …], as scripts/lighthouse.py does.

import { setTimeout } from "node:timers/promises";

import { startFlow } from "lighthouse";
import puppeteer from "puppeteer-core";

const [address, chromium, ...flags] = process.argv.slice(2);
const PAGES = { "Home": "", "A guide page": "guide/what-it-is/", "The check": "check/first/" };
const RESULT = "The result";
const HOW =
  "The result has no address of its own. Its performance is that of the time from the first answer to the result " +
  "(a Lighthouse timespan); its other scores are those of the page as it stands then (a Lighthouse snapshot).";

const browser = await puppeteer.launch({ executablePath: chromium, args: flags });
const page = await browser.newPage();
await page.goto(address); // or the start of the browser itself would count for the first page
const flow = await startFlow(page);
for (const path of Object.values(PAGES)) await flow.navigate(address + path);
await flow.startTimespan();
await take(page);
await flow.endTimespan();
await flow.snapshot();
const { steps } = await flow.createFlowResult();
await browser.close();

Object.keys(PAGES).forEach((name, at) => show(name, Object.values(steps[at].lhr.categories), [steps[at].lhr]));
const [span, still] = steps.slice(-2).map((step) => step.lhr);
const { performance, ...others } = still.categories;
show(RESULT, [span.categories.performance, ...Object.values(others)], [span, still]);
console.log(`\n${HOW}`);

// Answers every question with yes, press by press, as a reader who chose "Show all questions on one page".
// In the first half second Lighthouse blames the page for what moves because the reader pressed something.
async function take(page) {
  await setTimeout(1000);
  await page.waitForFunction(() => document.getElementById("check").dataset.state === "ready");
  await page.click("[data-all]");
  for (const yes of await page.$$("#check [value=yes]:not([name=safety])")) await yes.click();
  await page.click("#check [type=submit]");
  await page.waitForFunction(() => document.querySelector("[data-forget]").children.length);
}

function show(name, categories, reports) {
  const scores = categories.map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  console.log(`\n${name}: ${scores.join(" / ")}`);
  for (const category of categories) for (const line of costs(category, reports)) console.log(`  ${line}`);
}

function costs(category, reports) {
  const audits = Object.assign({}, ...reports.map((report) => report.audits));
  const weighed = category.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]);
  const costly = weighed.filter(({ score }) => score !== null && score < 1);
  return costly.map(({ title, displayValue, score }) => `${category.title}: ${title} ${displayValue ?? ""} (${score})`);
}

// Opens HTML reports in Chromium, light and dark, wide and narrow, and fails on: a rule of axe (WCAG 2.1 A and AA, best
// practice) that is broken, anything that runs or is fetched beside the file itself, or a page wider than the screen.
//
//   npm install --no-save --ignore-scripts && node check_report.mjs ../golden/reports/*.html
//
// CHROMIUM names the browser; default /usr/bin/chromium.
import { chromium } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

async function problemsOf(browser, file, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const problems = [];
  page.on('request', (request) => request.url() === url || problems.push(`fetches ${request.url()}`));
  page.on('dialog', (dialog) => { problems.push('opens a dialog'); dialog.dismiss(); });
  page.on('pageerror', (error) => problems.push(`runs a script: ${error.message}`));
  await page.goto(url);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) problems.push(`is ${overflow} px wider than the screen`);
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: values }), rules);
  for (const { id, nodes } of violations) problems.push(`${id}: ${nodes.map((node) => node.target).join(' ')}`);
  await context.close();
  return problems;
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node check_report.mjs REPORT.html...');
  process.exit(64);
}
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
let failed = false;
for (const file of files) {
  for (const scheme of ['light', 'dark']) {
    for (const width of [1280, 400]) {
      const problems = await problemsOf(browser, file, scheme, width);
      failed ||= problems.length > 0;
      console.log(`${problems.length === 0 ? 'pass' : 'FAIL'}  ${file}  ${scheme}  ${width} px`);
      for (const problem of problems) console.log(`      ${problem}`);
    }
  }
}
await browser.close();
process.exit(failed ? 1 : 0);

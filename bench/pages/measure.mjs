// Lighthouse's mobile test (cold cache, throttled phone) of the pages people look at most, three times each: the median.
// node measure.mjs http://127.0.0.1:8080 <chromium>

import * as chromium from 'chrome-launcher';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { applicant, manager } from './demo.mjs';

const TIMES = 3;
const [base, chromePath] = process.argv.slice(2);
const KB = 1000;

const nora = await applicant(base);
const maria = await manager(base);
const pages = [
  { name: "applicant's conversation", path: nora.page, cookie: nora.cookie, score: 100, kilobytes: 100 },
  { name: "applicant's applications", path: '/my/applications', cookie: nora.cookie, score: 100, kilobytes: 100 },
  { name: 'careers site', path: '/jobs/harbor-cafe', score: 100, kilobytes: 100 },
  { name: 'applications', path: '/applications', cookie: maria.cookie, score: 95 },
  { name: 'an application', path: maria.application, cookie: maria.cookie, score: 95 },
  { name: 'message center', path: '/message-center', cookie: maria.cookie, score: 95 },
];

const browser = await chromium.launch({
  chromePath,
  chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});

const people = await puppeteer.connect({ browserURL: `http://127.0.0.1:${browser.port}` });

// Lighthouse empties the cache before each page, and keeps cookies.
async function as(cookies) {
  await people.deleteCookie(...(await people.cookies()));
  for (const cookie of cookies.split('; ').filter((it) => /=./.test(it))) {
    const [name, ...value] = cookie.split('=');
    await people.setCookie({ name, value: value.join('='), domain: new URL(base).hostname, path: '/' });
  }
}

async function once({ path, cookie = '' }) {
  await as(cookie);
  const { lhr } = await lighthouse(base + path, {
    port: browser.port,
    onlyCategories: ['performance'],
    logLevel: 'error',
  });
  if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
  return {
    score: Math.round(lhr.categories.performance.score * 100),
    bytes: lhr.audits['total-byte-weight'].numericValue,
    paint: lhr.audits['largest-contentful-paint'].numericValue,
    seen: new URL(lhr.finalDisplayedUrl).pathname,
  };
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

let missed = 0;
console.log('| page | performance | kB | largest paint | goal | |');
console.log('| --- | ---: | ---: | ---: | --- | --- |');
for (const page of pages) {
  const runs = [];
  for (let n = 0; n < TIMES; n++) runs.push(await once(page));
  const elsewhere = runs.find((run) => run.seen !== page.path);
  if (elsewhere) throw new Error(`${page.path} led to ${elsewhere.seen}`);
  const score = middle(runs.map((run) => run.score));
  const kilobytes = Math.ceil(middle(runs.map((run) => run.bytes)) / KB);
  const seconds = (middle(runs.map((run) => run.paint)) / 1000).toFixed(1);
  const met = score >= page.score && kilobytes < (page.kilobytes ?? Infinity);
  if (!met) missed++;
  const goal = page.kilobytes ? `${page.score}, under ${page.kilobytes} kB` : `at least ${page.score}`;
  console.log(`| ${page.name} | ${score} | ${kilobytes} | ${seconds} s | ${goal} | ${met ? 'met' : 'MISSED'} |`);
}
await people.disconnect();
await browser.kill();
process.exit(missed ? 1 : 0);

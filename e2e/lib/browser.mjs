// Debian's Chromium as a guest has it: Danish, scripting off, nothing fetched from elsewhere.
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', // inside a container there is none to be had; only our own pages are opened
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** The widths that every page must fit, in CSS px: a small phone (also 400 % zoom), a phone, a desk. */
export const WIDTHS = [320, 390, 1280];
export const THEMES = ['light', 'dark'];

/** Starts the browser; close it when done. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.LANDGANG_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/**
 * A fresh visitor: no cookies, Danish, Danish time, scripting off.
 * @param {import('playwright-core').Browser} browser
 */
export async function visitor(browser, options = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 390, height: 844 },
    ...options,
  });
  context.setDefaultTimeout(10_000);
  return context;
}

/**
 * Notes every request that leaves for another host than the given ones; such a request is also cut off.
 * @returns {Promise<string[]>} a list that grows
 */
export async function noteStrangers(context, hosts) {
  const strangers = [];
  await context.route(
    url => !hosts.includes(url.hostname),
    route => {
      strangers.push(route.request().url());
      return route.abort();
    },
  );
  return strangers;
}

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { launchBrowser } from './browser.js';
import { patienceMs } from './patience.js';

let shared: Promise<Browser> | undefined;

/** The one Chromium of a worker, started when a test first asks for it; it ends with the worker. */
async function shareBrowser(): Promise<Browser> {
  const running = await shared;
  if (running?.isConnected()) return running;
  shared = launchBrowser();
  return shared;
}

/** Opens contexts, each with nothing of another's, in the worker's Chromium. */
export interface TestBrowser {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page in a context of its own. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** Chromium for a file of tests; what they leave open is closed after them. */
export function withBrowser(): TestBrowser {
  const contexts = new Set<BrowserContext>();
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });
  async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await (await shareBrowser()).newContext(options);
    context.setDefaultTimeout(patienceMs);
    contexts.add(context);
    context.once('close', () => contexts.delete(context));
    return context;
  }
  return {
    newContext,
    async newPage(options = {}) {
      const context = await newContext(options);
      const page = await context.newPage();
      page.once('close', () => void context.close());
      return page;
    },
  };
}

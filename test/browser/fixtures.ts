// What every browser test stands on: a page whose console must stay empty and that asks no other server
// for anything, fresh profiles watched the same way, and the accessibility check.
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import axe from "axe-core";

type Fixtures = {
  /** Opens an address (relative to the page's own) in a new profile; the profile goes when the test ends. */
  readonly openFresh: (address?: string) => Promise<Page>;
};

function watchPage(page: Page, origin: string, problems: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      problems.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("crash", () => problems.push("the page crashed"));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) {
      problems.push(`request to another server: ${url.href}`);
    }
  });
}

function watchContext(context: BrowserContext, origin: string): string[] {
  const problems: string[] = [];
  context.on("page", (page) => watchPage(page, origin, problems));
  return problems;
}

export const test = base.extend<Fixtures>({
  context: async ({ context, baseURL }, use) => {
    const problems = watchContext(context, new URL(baseURL ?? "").origin);
    await use(context);
    expect(problems).toEqual([]);
  },
  openFresh: async ({ browser, baseURL }, use) => {
    const origin = new URL(baseURL ?? "").origin;
    const opened: { readonly context: BrowserContext; readonly problems: string[] }[] = [];
    await use(async (address = "") => {
      const context = await browser.newContext({ baseURL: baseURL ?? "" });
      opened.push({ context, problems: watchContext(context, origin) });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    });
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(opened.flatMap(({ problems }) => problems)).toEqual([]);
  },
});

/**
 * Checks the page as it stands with axe.
 * @returns one line a violation: rule, what it is about, and where
 */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const results = await window.axe.run(document, {
      resultTypes: ["violations"],
      // Not among those that axe applies by itself.
      rules: { "target-size": { enabled: true } },
    });
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map((node) => node.target.join(" ")),
    }));
  });
  return violations.map(({ id, help, targets }) => `${id}: ${help} (${targets.join(", ")})`);
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

export { expect };

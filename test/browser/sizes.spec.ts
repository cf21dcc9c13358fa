// The page in windows of all sizes, in both colour schemes, with little and with much to show.
import type { Locator, Page } from "@playwright/test";
import { chooseFile, openExample, transport } from "./actions.ts";
import { expect, findViolations, test } from "./fixtures.ts";

const SIZES = [
  { width: 390, height: 844, isChecked: true },
  { width: 1024, height: 768, isChecked: false },
  { width: 1440, height: 900, isChecked: true },
  { width: 2560, height: 1440, isChecked: false },
] as const;

const SCENES = [
  { name: "the first example", steps: 3, open: async () => {} },
  { name: "60 jobs", steps: 130, open: openCrowd },
] as const;

function listNames(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);
}

const NODES = listNames("node", 12);
const INSTANCES = listNames("web", 30);

function pick(names: readonly string[], at: number): string {
  return names[at % names.length] ?? "";
}

/** A migration: the big lock shared, an instance, two nodes, some work. */
function createMigration(job: number, round: number): readonly object[] {
  const shared = (job + round) % 3 === 0;
  const priority = job % 5 === 0 ? -5 : 0;
  const node = job * 7 + round;
  const nodes = [pick(NODES, node), pick(NODES, node + 1)];
  const instances = [pick(INSTANCES.slice(0, 8), job * 3 + round)];
  return [
    { op: "acquire", level: "cluster", names: ["BGL"], shared: true },
    { op: "acquire", level: "instance", names: instances, shared },
    { op: "acquire", level: "node", names: nodes, shared, priority },
    { op: "work", ms: 10 + ((job * 17 + round * 31) % 90) },
    { op: "release", level: "node", names: null },
    { op: "release", level: "instance", names: null },
    { op: "release", level: "cluster", names: null },
  ];
}

/** Long enough that everybody waits for everybody, and that names need room. */
const CROWD = JSON.stringify({
  title: "A busy cluster in which sixty migrations are under way at the same time",
  kind: "manager",
  locks: {
    node: NODES,
    instance: INSTANCES,
    nodegroup: listNames("group", 3),
    network: listNames("net", 3),
  },
  jobs: Object.fromEntries(
    Array.from({ length: 60 }, (_, job) => [
      `Job${1200 + job}-migrate`,
      [0, 1, 2].flatMap((round) => createMigration(job, round)),
    ]),
  ),
});

async function openCrowd(page: Page): Promise<void> {
  await chooseFile(page, CROWD);
  await expect(page.getByRole("textbox", { name: "Title of the scenario" })).toHaveValue(
    /sixty migrations/,
  );
}

async function makeSteps(page: Page, count: number): Promise<void> {
  // Before anything is open there is no step to make.
  await expect(page.getByRole("button", { name: "Step", exact: true })).toBeEnabled();
  for (let made = 1; made <= count; made++) {
    await page.keyboard.press("F10");
    await expect(transport(page)).toContainText(`step ${made} of`);
  }
}

function stage(page: Page): Locator {
  return page.getByRole("region", { name: "Stage" });
}

/** What of the shell does not fit: the window, the top bar, the transport, or one of their buttons. */
function findCutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const headers = [...document.querySelectorAll("header")];
    const bars = [
      ...headers.filter((header) => header.closest("main") === null),
      ...document.querySelectorAll('section[aria-label="Transport"]'),
    ];
    const parts = bars.flatMap((bar) => [bar, ...bar.querySelectorAll("button, select")]);
    const describe = (element: Element) =>
      element.getAttribute("aria-label") ?? element.textContent ?? element.tagName;
    const isOutside = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    };
    return [
      ...(bars.length === 2 ? [] : [`there are ${bars.length} bars`]),
      ...(root.scrollWidth > root.clientWidth ? ["the window scrolls sideways"] : []),
      ...parts
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((part) => `${describe(part)}: ${part.scrollWidth} px in ${part.clientWidth}`),
      ...parts.filter(isOutside).map((part) => `${describe(part)}: beyond the window`),
    ];
  });
}

for (const { width, height, isChecked } of SIZES) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const { name, steps, open } of SCENES) {
      test(`${width} px, ${colorScheme}, shows ${name} whole`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto("");
        await open(page);
        await makeSteps(page, steps);
        await expect(
          transport(page).getByRole("button", { name: "Step", exact: true }),
        ).toBeInViewport({ ratio: 1 });
        await expect(stage(page)).toBeInViewport({ ratio: 1 });
        await expect(
          stage(page)
            .getByRole("button", { name: /^(Job|Lock) / })
            .first(),
        ).toBeInViewport();
        expect(await findCutOff(page)).toEqual([]);
        if (isChecked) expect(await findViolations(page)).toEqual([]);
      });
    }
  }
}

/** Which of the transport's readouts and buttons lie on each other, or are cut. */
function findOverlaps(page: Page): Promise<readonly string[]> {
  return transport(page).evaluate((bar) => {
    const parts = [...bar.querySelectorAll("button, select, p")].map((part) => ({
      name: part.getAttribute("aria-label") ?? part.textContent ?? "",
      box: part.getBoundingClientRect(),
      isCut: part.scrollWidth > part.clientWidth,
    }));
    const cut = parts.filter(({ isCut }) => isCut).map(({ name }) => `${name} is cut`);
    const overlaps = parts.flatMap(({ name, box: a }, at) =>
      parts
        .slice(at + 1)
        .filter(
          ({ box: b }) =>
            a.left < b.right - 1 &&
            b.left < a.right - 1 &&
            a.top < b.bottom - 1 &&
            b.top < a.bottom - 1,
        )
        .map((other) => `${name} lies on ${other.name}`),
    );
    return [...cut, ...overlaps];
  });
}

for (const width of [1024, 1440]) {
  test(`at ${width} px a job's row names the lock and the mode whole`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("");
    const acquire = { op: "acquire", lock: "replica", shared: true, timeout: 10_000, priority: 5 };
    const jobs = { Migration: [acquire, { op: "acquire", lock: "replica" }] };
    await chooseFile(page, JSON.stringify({ kind: "sharedlock", locks: ["replica"], jobs }));
    const row = page.getByRole("button", { name: /^Ready Migration/i });
    const isWhole = (word: string) =>
      row.getByText(word, { exact: true }).evaluate((part) => {
        const text = document.createRange();
        text.selectNodeContents(part);
        // Less than this is no letter's worth, and browsers count in 64ths.
        return part.getBoundingClientRect().width > text.getBoundingClientRect().width - 0.02;
      });
    await expect(row).toContainText("replica, shared");
    expect([await isWhole("replica,"), await isWhole("shared")]).toEqual([true, true]);
    await page.keyboard.press("F10");
    await expect(row).toContainText("replica, exclusive");
    expect([await isWhole("replica,"), await isWhole("exclusive")]).toEqual([true, true]);
  });
}

for (const { width, height } of [
  { width: 600, height: 800 },
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
]) {
  test(`at ${width} px nothing of the transport lies on anything after a branch, and all tabs are whole`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto("");
    await openExample(page, "The dining philosophers");
    await makeSteps(page, 7);
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("button", { name: "Step Zeno" }).click();
    await page.keyboard.press("F10");
    await expect(transport(page)).toContainText("step 8 of 8");
    await expect(page.getByRole("button", { name: "Branch 2 of 2" })).toBeVisible();
    expect(await findOverlaps(page)).toEqual([]);
    for (const tab of await page.getByRole("tab").all())
      await expect(tab).toBeInViewport({ ratio: 1 });
  });
}

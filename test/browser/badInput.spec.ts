// Whatever comes from outside: each bad input gets a message, and the session stays as it was.
import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { DEFAULT_VIEW } from "../../src/formats/document.ts";
import { describeRecording } from "../../src/formats/recordingDocument.ts";
import { createRecording } from "../../src/sim/recording.ts";
import { forge, forgeDocument } from "../formats/forgedLinks.ts";
import { chooseFile, position } from "./actions.ts";
import { expect, test } from "./fixtures.ts";

interface BadFile {
  readonly what: string;
  readonly text: string | Buffer;
  /** What the message says: what is wrong, and what is allowed. */
  readonly says: RegExp;
}

const LOCKS = '"kind": "sharedlock", "locks": ["a"]';

function jobs(count: number): string {
  const list = Array.from(
    { length: count },
    (_, at) => `"J${at}": [{"op": "acquire", "lock": "a"}]`,
  );
  return `{${LOCKS}, "jobs": {${list.join(",")}}}`;
}

function recordingOf(choices: string): string {
  const scenario = `{${LOCKS}, "jobs": {"J0": [{"op": "acquire", "lock": "a"}]}}`;
  return `{"lockscope": 1, "scenario": ${scenario}, "branches": [{"choices": [${choices}]}]}`;
}

const FILES: readonly BadFile[] = [
  { what: "broken JSON", text: '{"kind": "sharedlock", ', says: /JSON/ },
  { what: "an unknown version", text: recordingOf("").replace("1,", "9,"), says: /version/ },
  {
    what: "an unknown operation in JSON",
    text: `{${LOCKS}, "jobs": {"J0": [{"op": "aquire", "lock": "a"}]}}`,
    says: /acquire, release/,
  },
  {
    what: "an unknown operation in text",
    text: "kind sharedlock\nlocks a\njob J0\n  aquire a",
    says: /acquire/,
  },
  { what: "10,000 jobs", text: jobs(10_000), says: /500/ },
  {
    what: "a million choices",
    text: recordingOf(Array.from({ length: 1_000_000 }, () => "0").join(",")),
    says: /100,?000/,
  },
  {
    what: "a name with control characters",
    text: `{"kind": "sharedlock", "locks": ["a\\u0007"], "jobs": {}}`,
    says: /control characters/,
  },
  {
    what: "deep nesting",
    text: `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    says: /nest|deep|level/i,
  },
  { what: "a choice that is not possible", text: recordingOf('"J0", "J0"'), says: /Choice 2/ },
  { what: "something else altogether", text: Buffer.from([0xff, 0xfe, 0x00, 0x01]), says: /\w/ },
];

async function openSession(page: Page): Promise<void> {
  await page.goto("");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
}

async function expectRefusal(page: Page, says: RegExp): Promise<void> {
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(says);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(dialog).toBeHidden();
}

async function expectUntouched(page: Page): Promise<void> {
  await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "2");
}

for (const { what, text, says } of FILES) {
  test(`a file with ${what} is refused with a message`, async ({ page }) => {
    await openSession(page);
    await chooseFile(page, text, "bad.json");
    await expectRefusal(page, says);
    await expectUntouched(page);
  });
}

test("a file that is too large is refused before it is read", async ({ page }) => {
  await openSession(page);
  await chooseFile(page, Buffer.alloc(5_000_000, 0x20), "bad.json");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(
    '"bad.json" has 5 MB; up to 4 MB can be opened.',
  );
  await expectUntouched(page);
});

/** A link that is right in itself, and unpacks to so many zeros. */
function forgeBomb(bytes: number): string {
  return forge(deflateRawSync(Buffer.alloc(bytes)), 1);
}

/** A link to a lock of that name, and a job that acquires it once but is stepped so many times. */
function forgeSession(lock: string, choices: number): string {
  const program = [{ op: "acquire", lock }] as const;
  const recording = createRecording(
    { kind: "sharedlock", locks: [lock], jobs: { J0: program } },
    Array.from({ length: choices }, () => ({ type: "run", job: 0 }) as const),
  );
  return forgeDocument(describeRecording(recording, DEFAULT_VIEW));
}

const LINKS = [
  ["is cut off", "1.0bsb8l3lXfIfJ", /The link is incomplete or damaged/],
  ["has an alphabet of its own", "1.äöü!", /The link is incomplete or damaged/],
  ["is from a later version", "2.AAAA", /later version/],
  ["says nothing", "hello", /version/],
  [
    "is a compressed bomb",
    forgeBomb(50_000_000),
    /The link is too large: it unpacks to more than 8,000,000 bytes/,
  ],
  ["holds a choice that is not possible", forgeSession("a", 2), /Choice 2 is not possible/],
  [
    "holds a name with control characters",
    forgeSession("a\u0007", 1),
    /name cannot hold control characters; this one holds U\+0007/,
  ],
] as const;

for (const [what, fragment, says] of LINKS) {
  test(`a link that ${what} is refused, and the page works on`, async ({ page }) => {
    await openSession(page);
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, fragment);
    await expectRefusal(page, says);
    await expectUntouched(page);
  });
}

test("a page that is opened with a bad link says so and shows an example", async ({ page }) => {
  await page.goto("#1.zzzz");
  await expectRefusal(page, /incomplete|damaged/);
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
});

test("an unknown level opens with a warning that names the levels", async ({ page }) => {
  await page.goto("");
  await chooseFile(page, "kind manager\njob J0\n  acquire nods n1", "level.txt");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("node");
  await expect(page.getByRole("button", { name: "Step J0" })).toBeEnabled();
});

test("names with markup are shown as they are, and run nothing", async ({ page }) => {
  const name = "<img src=x onerror=alert(1)>";
  page.on("dialog", () => {
    throw new Error("something ran");
  });
  await page.goto("");
  await chooseFile(
    page,
    JSON.stringify({
      title: "<script>alert(1)</script>",
      kind: "sharedlock",
      locks: [name],
      jobs: { [name]: [{ op: "acquire", lock: name }] },
    }),
  );
  await page.getByRole("button", { name: `Step ${name}` }).click();
  await expect(position(page)).toHaveAttribute("aria-valuenow", "1");
  await expect(page.locator("img")).toHaveCount(0);
});

test("several dropped files are refused together", async ({ page }) => {
  await openSession(page);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    for (const name of ["a.txt", "b.txt"]) data.items.add(new File(["kind sharedlock"], name));
    return data;
  });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("one at a time");
  await expectUntouched(page);
});

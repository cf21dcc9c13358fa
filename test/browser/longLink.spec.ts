// A link to so long texts that it is deflated: by Node here, and by each browser as it packs its own.
import type { Page } from "@playwright/test";
import { readBase64url } from "../../src/formats/base64url.ts";
import { computeChecksum } from "../../src/formats/checksum.ts";
import { DEFAULT_VIEW } from "../../src/formats/document.ts";
import { writeLink } from "../../src/formats/link.ts";
import { createTypicalRecordings } from "../formats/typicalRecordings.ts";
import { position, readAddress, readMonitor, transport } from "./actions.ts";
import { expect, test } from "./fixtures.ts";

const TEXT = "The same remark stands at each position, and it is neither short nor soon over. ";
const CHANGED = "A remark of its own, which somebody wrote later.";

/** What the text of the link says of itself: whether its bytes are deflated. */
function isDeflated(fragment: string): boolean {
  const base64 = readBase64url(fragment.slice("1.".length));
  if (!("bytes" in base64)) throw new Error(base64.problem);
  return ((base64.bytes.at(-2) ?? 0) & 0x80) !== 0;
}

async function createLongLink(): Promise<string> {
  const [typical] = createTypicalRecordings(1);
  if (typical === undefined) throw new Error("no recording");
  const { recording, world } = typical;
  const notes = Array.from({ length: recording.position + 1 }, (_, at) => ({
    branch: 0,
    position: at,
    text: `${at}: ${TEXT.repeat(9).trim()}`,
  }));
  return writeLink({ ...recording, notes }, DEFAULT_VIEW, computeChecksum(world));
}

async function expectOpened(page: Page): Promise<void> {
  await expect(position(page)).toHaveAttribute("aria-valuenow", "60");
  await expect(position(page)).toHaveAttribute("aria-valuemax", "60");
  // What is seen is compared with the checksum in the link: a difference would be a message here.
  await expect(page.getByRole("region", { name: "Messages" })).toBeEmpty();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("a deflated link shows the same wherever it is opened", {
  tag: "@firefox",
}, async ({ page, openFresh }) => {
  const fragment = await createLongLink();
  expect(isDeflated(fragment)).toBe(true);
  await page.goto(`#${fragment}`);
  await expectOpened(page);
  const inspector = page.getByRole("tabpanel", { name: "Inspector" });
  await expect(inspector).toContainText(`60: ${TEXT.repeat(9).trim()}`);

  // With another note the link is this browser's own work.
  await inspector.getByRole("button", { name: "Edit", exact: true }).click();
  const field = inspector.getByRole("textbox", { name: "Note for this position" });
  // Typed as people do: a value set from outside goes unnoticed by the page in Firefox.
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(CHANGED);
  await inspector.getByRole("button", { name: "Save note", exact: true }).click();
  await expect(inspector).toContainText(CHANGED);
  const seen = await readMonitor(page);
  const moment = await transport(page).innerText();
  const link = await readAddress(page);
  expect(isDeflated(new URL(link).hash.slice(1))).toBe(true);

  const other = await openFresh(link);
  await expectOpened(other);
  expect(await readMonitor(other)).toEqual(seen);
  expect(await transport(other).innerText()).toBe(moment);
  await other.getByRole("tab", { name: "Inspector" }).click();
  await expect(other.getByRole("tabpanel", { name: "Inspector" })).toContainText(CHANGED);
});

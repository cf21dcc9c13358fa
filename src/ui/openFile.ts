// Files from outside: read only when they are small enough to be worth it, then given to the session.

import { LIMITS } from "../formats/limits.ts";
import { formatNumber } from "../sim/words.ts";
import type { SessionActions } from "../store/sessionTypes.ts";

/** What the file dialog offers; any name may be dropped on the page. */
export const ACCEPTED = ".json,.txt,.data,.lockscope,application/json,text/plain";

/**
 * Opens a dropped or chosen file. More than one, or one above the limit, gives a message and is not read.
 * Whatever is in it is checked where it is opened.
 */
export async function openFile(
  files: readonly File[],
  actions: Pick<SessionActions, "open" | "notify">,
): Promise<void> {
  const [file] = files;
  if (file === undefined) return;
  if (files.length > 1) {
    actions.notify(
      "error",
      `${formatNumber(files.length)} files were given; Lockscope opens one at a time.`,
    );
    return;
  }
  if (file.size > LIMITS.bytes) {
    const size = describeSize(file.size);
    const allowed = describeSize(LIMITS.bytes);
    actions.notify("error", `"${file.name}" has ${size}; up to ${allowed} can be opened.`);
    return;
  }
  const text = await readText(file);
  if (text === null) actions.notify("error", `"${file.name}" could not be read.`);
  else await actions.open({ type: "text", text, name: file.name });
}

async function readText(file: File): Promise<string | null> {
  try {
    return await file.text();
  } catch {
    return null;
  }
}

function describeSize(bytes: number): string {
  return `${formatNumber(Math.round(bytes / 1e5) / 10)} MB`;
}

// A recording as Markdown, for bug trackers: the link, the moment in words, and who owns and waits for what.
import { escapeMarkdown, fenceMarkdown } from "../../formats/markdown.ts";
import { type MonitorRow, printMonitor } from "../../formats/monitorText.ts";

interface Parts {
  readonly title: string;
  readonly url: string;
  /** Where the link is paused, as a sentence. */
  readonly moment: string;
  /** Of the locks in use. */
  readonly rows: readonly MonitorRow[];
}

/** Names are data: nothing in them is taken for markup. Ends with a newline. */
export function printMarkdown({ title, url, moment, rows }: Parts): string {
  const locks =
    rows.length === 0
      ? "Nobody owns a lock and nobody waits for one."
      : fenceMarkdown(printMonitor(rows));
  return `[${escapeMarkdown(title)}](<${url}>)\n\n${escapeMarkdown(moment)}\n\n${locks}\n`;
}

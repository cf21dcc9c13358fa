// A recording as Markdown, for bug trackers: the link, the moment in words, and who owns and waits for what.
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
  const table = printMonitor(rows);
  const fence = "`".repeat(Math.max(3, measureTicks(table) + 1));
  const locks =
    rows.length === 0
      ? "Nobody owns a lock and nobody waits for one."
      : `${fence}\n${table}${fence}`;
  return `[${escapeInline(title)}](<${url}>)\n\n${escapeInline(moment)}\n\n${locks}\n`;
}

/** The longest run of backticks: a fence has to be longer. */
function measureTicks(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}

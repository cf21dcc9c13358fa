// Pieces of Markdown in which names are data: nothing in them is taken for markup.

export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
}

/** @param block of lines, with a line break at its end. */
export function fenceMarkdown(block: string): string {
  const ticks = (block.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  // A fence has to be longer than any run in it.
  const fence = "`".repeat(Math.max(3, ticks + 1));
  return `${fence}\n${block}${fence}`;
}

// Lines out of a stream of bytes, one at a time, so that an input of any size can be read.

/**
 * The lines of UTF-8 text without their line breaks; what follows the last break counts when it is
 * not empty.
 * @param max of a line that is longer only so many characters and one more are kept.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  max: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", from)) {
      yield extend(rest, text.slice(from, at), max);
      rest = "";
      from = at + 1;
    }
    rest = extend(rest, text.slice(from), max);
  }
  rest = extend(rest, decoder.decode(), max);
  if (rest !== "") yield rest;
}

function extend(line: string, more: string, max: number): string {
  return line.length > max ? line : line + more.slice(0, max + 1 - line.length);
}

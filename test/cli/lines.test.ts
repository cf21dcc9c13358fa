// Lines out of chunks of bytes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLines } from "../../src/cli/lines.ts";

async function* chunk(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function collect(text: string, size = 3, max = 1_000): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of splitLines(chunk(text, size), max)) lines.push(line);
  return lines;
}

describe("lines", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a"]],
    ["\n", [""]],
    ["a\n\nb\n", ["a", "", "b"]],
    ["a\r\nb", ["a\r", "b"]],
  ])("of %j are %j", async (text, lines) => {
    expect(await collect(text)).toEqual(lines);
  });

  it("are the same however the bytes come, within characters too", async () => {
    const property = fc.asyncProperty(
      fc.array(fc.string({ unit: "grapheme" }).map((line) => line.replaceAll("\n", ""))),
      fc.integer({ min: 1, max: 9 }),
      async (lines, size) => {
        // A byte order mark at the very start is no part of the text.
        const text = lines
          .map((line) => `${line}\n`)
          .join("")
          .replace(/^\ufeff/, "");
        expect(await collect(text, size)).toEqual(text.split("\n").slice(0, -1));
      },
    );
    await fc.assert(property);
  });

  it("are kept to a length and one character more, however long they are", async () => {
    expect(await collect(`${"x".repeat(50)}\nab\n`, 7, 10)).toEqual(["x".repeat(11), "ab"]);
  });
});

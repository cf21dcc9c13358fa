import { describe, expect, it } from "vitest";
import { guessNext, series } from "../../src/formats/linkNames.ts";
import { createTightSink, createTightSource } from "../../src/formats/linkPort.ts";

describe("the names of a link", () => {
  it.each([
    ["J0", "J1"],
    ["n9", "n10"],
    ["n09", "n10"],
    ["node-099.example.com", "node-100.example.com"],
    ["job 3 of 7x", "job 3 of 8x"],
    ["a", "b"],
    ["Lock Y", "Lock Z"],
    ["z", "z2"],
    ["", "2"],
    ["\u{1f512}", "\u{1f512}2"],
    ["id12345678901234567890", "id123456789012345678902"],
  ])("go on from %s to %s", (name, next) => {
    expect(guessNext(name)).toBe(next);
  });

  it("take next to nothing when they are a series", () => {
    const names = Array.from({ length: 500 }, (_, index) => `web${index + 1}.example.com`);
    const sink = createTightSink();
    const writer = series("a");
    for (const name of names) writer.put(sink, name);
    const bytes = sink.finish();
    expect(bytes.length).toBeLessThan(24);
    const source = createTightSource(bytes);
    const reader = series("a");
    expect(names.map(() => reader.take(source))).toEqual(names);
  });
});

// JSON with the place of each error.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseJson } from "../../src/formats/jsonText.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { PATIENCE } from "../conformance/recordings.ts";

vi.setConfig({ testTimeout: PATIENCE });

function explain(text: string): string {
  const [problem] = parseJson(text).problems;
  return `${problem?.line}:${problem?.column}+${problem?.length} ${problem?.message}`;
}

describe("JSON text", () => {
  it("is read as the engine reads it", () => {
    const property = fc.property(fc.json(), (text) => {
      expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text), problems: [] });
    });
    fc.assert(property);
  });

  it("is refused exactly where the engine refuses it, but for repeated keys", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "1",
      "-",
      "0",
      ".5",
      "e3",
      "true",
      "nul",
      " ",
      "\n",
      "\\",
    );
    const property = fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("");
      const isValid = canParse(text);
      const reading = parseJson(text);
      const isRepeated = !reading.ok && reading.problems[0]?.message.includes("is there twice");
      expect(reading.ok || isRepeated).toBe(isValid);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it("can begin with a byte order mark", () => {
    expect(parseJson("\ufeff[1]")).toEqual({ ok: true, value: [1], problems: [] });
  });

  it.each([
    ["", "1:1+0 not JSON: expected a value, found the end of the text"],
    ['{\n  "a": 1,\n}', '3:1+1 not JSON: expected a key in double quotes, found "}"'],
    ["{'a': 1}", `1:2+1 not JSON: expected a key in double quotes, found "'"`],
    ["[1 2]", '1:4+1 not JSON: expected a comma or ], found "2"'],
    ['{"a" 1}', '1:6+1 not JSON: expected a colon, found "1"'],
    ['{"a": undefined}', '1:7+9 not JSON: expected a value, found "undefined"'],
    ["[01]", '1:2+2 not JSON: expected a value, found "01"'],
    ['["a', "1:4+0 not JSON: expected a closing double quote, found the end of the text"],
    ['["\t"]', '1:3+1 not JSON: expected no control character in a string, found "\\t"'],
    ["1 x", '1:3+1 not JSON: expected the end after the value, found "x"'],
    ['{"a": 1, "\\u0061": 2}', '1:10+8 the key "a" is there twice'],
  ])("has its error told with the place: %j", (text, problem) => {
    expect(explain(text)).toBe(problem);
  });

  it("can be nested so deep and no deeper", () => {
    const nest = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(parseJson(nest(LIMITS.depth)).ok).toBe(true);
    expect(explain(nest(LIMITS.depth + 1))).toBe("1:33+1 nested deeper than 32 levels");
    expect(explain("[".repeat(1_000_000))).toMatch(/nested deeper/);
  });

  it("can be so long and no longer", () => {
    expect(explain(" ".repeat(LIMITS.bytes + 1))).toMatch(/at most 4,000,000 characters/);
  });
});

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

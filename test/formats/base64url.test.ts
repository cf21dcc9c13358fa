import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBase64url, writeBase64url } from "../../src/formats/base64url.ts";

describe("base64url", () => {
  it("is written as the standard says and read back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = writeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(readBase64url(text)).toEqual({ bytes });
      }),
    );
  });

  it.each([
    ["AA==", 'it holds "=", but only letters, digits, - and _ are allowed'],
    ["A+/A", 'it holds "+", but only letters, digits, - and _ are allowed'],
    ["AAAAA", "a character is missing or too many"],
    ["AB", "its last character is not right"],
    ["AAB", "its last character is not right"],
  ])("is refused when it reads %s", (text, problem) => {
    expect(readBase64url(text)).toEqual({ problem });
  });
});

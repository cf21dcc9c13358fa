import { describe, expect, it } from "vitest";
import { findLengthWarning } from "../../src/formats/linkLength.ts";

describe("the length of a link", () => {
  it("needs no warning up to 2,000 characters", () => {
    expect(findLengthWarning(80)).toBeNull();
    expect(findLengthWarning(2_000)).toBeNull();
  });

  it("is warned of with Discord above 2,000 and with GitHub above 8,000", () => {
    expect(findLengthWarning(2_001)).toMatch(/longer than 2,000 characters: Discord/);
    expect(findLengthWarning(8_000)).toMatch(/Discord/);
    expect(findLengthWarning(8_001)).toMatch(/longer than 8,000 characters: GitHub .* file/);
  });
});

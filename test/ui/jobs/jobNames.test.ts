// Names for new jobs.
import { describe, expect, it } from "vitest";
import { checkName, nameJobs, suggestName } from "../../../src/ui/jobs/jobNames.ts";

describe("the suggested name", () => {
  it.each([
    [[], "J0"],
    [["J0", "J1"], "J2"],
    [["J1", "J10", "J2"], "J11"],
    [["writer"], "writer1"],
    [["J7", "writer", "reader"], "reader1"],
    [["7"], "J0"],
  ])("after %j is %s", (taken, name) => {
    expect(suggestName(taken)).toBe(name);
  });

  it("is never taken", () => {
    const names: string[] = ["job 9", "J3"];
    for (let count = 0; count < 20; count++) names.push(suggestName(names));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("several names", () => {
  it("count on from the given one and pass over those that are taken", () => {
    expect(nameJobs("J2", 3, ["J3"])).toEqual(["J2", "J4", "J5"]);
    expect(nameJobs("reader", 2, [])).toEqual(["reader1", "reader2"]);
  });

  it("are the given one alone where only one is wanted", () => {
    expect(nameJobs("reader", 1, [])).toEqual(["reader"]);
  });
});

describe("a name", () => {
  it("is refused when it is empty, in use or cannot be shown", () => {
    expect(checkName("", [])).toBe("A name cannot be empty.");
    expect(checkName("J0", ["J0"])).toBe("There is a job J0 already.");
    expect(checkName("a\u0007", [])).toContain("U+0007");
    expect(checkName("J1", ["J0"])).toBeUndefined();
  });
});

// What a row of the list of jobs says of the operation that a job is at.
import { describe, expect, it } from "vitest";
import type { Operation } from "../../../src/core/scenario.ts";
import { partCurrent } from "../../../src/ui/jobs/jobNote.ts";
import { createJob } from "../renderPage.tsx";

function part(operation: Operation): readonly string[] {
  const { verb, names, mode, after } = partCurrent(createJob(), [operation]);
  return [verb, names, mode, after];
}

describe("the operation that a job is at", () => {
  it("is parted around its mode", () => {
    const names = ["n1", "n2"];
    expect(
      part({ op: "acquire", level: "node", names, shared: true, timeout: 50, priority: -5 }),
    ).toEqual(["acquire", "node n1 and n2,", "shared", ", timeout 50 ms, priority -5"]);
    expect(part({ op: "add", level: "node", names: "n0", acquired: true })).toEqual([
      "add",
      "node n0, acquired",
      "exclusive",
      "",
    ]);
  });

  it("takes no name of a lock for the mode", () => {
    expect(part({ op: "acquire", lock: "shared", shared: true })).toEqual([
      "acquire",
      "shared,",
      "shared",
      "",
    ]);
    expect(part({ op: "release", lock: "shared" })).toEqual(["release", "shared", "", ""]);
  });
});

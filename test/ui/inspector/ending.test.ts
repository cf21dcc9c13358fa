// How things stand as a whole.
import { describe, expect, it } from "vitest";
import { describeEnding } from "../../../src/ui/inspector/ending.ts";
import { createSnapshot } from "../renderPage.tsx";
import { DEADLOCK, SOFT_BLOCK, showRun } from "../showRun.ts";

const describeRun = (...run: Parameters<typeof showRun>) =>
  describeEnding(showRun(...run).snapshot ?? createSnapshot());

describe("the ending", () => {
  it("is nothing while all goes on", () => {
    expect(describeRun(SOFT_BLOCK, ["Reader1", "Writer"])).toBeNull();
  });

  it("of a deadlock names the circle, once for all its jobs", () => {
    const ending = describeRun(DEADLOCK, ["Left", "Right", "Left", "Right"]);
    expect(ending).toMatchObject({ tone: "stuck", title: "Deadlock" });
    expect(ending?.sentences).toEqual([expect.stringMatching(/Left waits for Right/)]);
  });

  it("says that nobody is left to let a job go on", () => {
    const text = "kind sharedlock\nlocks a\njob J0\n  acquire a\njob J1\n  acquire a";
    expect(describeRun(text, ["J0", "J1"])?.sentences).toEqual([
      "J1 waits, and no job is left that could let it go on.",
    ]);
  });

  it("says that all is done, and what is still owned", () => {
    const text = "kind sharedlock\nlocks a b\njob J0\n  acquire a\n  acquire b\n  release b";
    expect(describeRun(text, ["J0", "J0", "J0"])).toEqual({
      tone: "done",
      title: "Everything is done",
      sentences: ["The job has run to its end. a is still owned: nobody released it."],
    });
  });

  it("says that some wait in a circle while others go on", () => {
    const text = `${DEADLOCK.trim()}\njob Other\n  work 5`;
    expect(describeRun(text, ["Left", "Right", "Left", "Right"])?.title).toBe(
      "Jobs wait in a circle",
    );
  });
});

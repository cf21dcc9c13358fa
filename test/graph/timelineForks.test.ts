// Where branches part from the one that is shown.
import { describe, expect, it } from "vitest";
import { listForks, pickBranch } from "../../src/graph/timelineForks.ts";
import { placeForkMarks } from "../../src/graph/timelineMarks.ts";

// 0 ├ 1 (after 5) ├ 3 (after 8)
//   └ 2 (after 9)
const BRANCHES = [
  { parent: null, at: 0, length: 20 },
  { parent: 0, at: 5, length: 9 },
  { parent: 0, at: 9, length: 14 },
  { parent: 1, at: 8, length: 10 },
];

describe("forks", () => {
  it("are where other branches leave the one that is shown", () => {
    expect(listForks(BRANCHES, 0)).toEqual([
      { position: 5, branches: [1, 3] },
      { position: 9, branches: [2] },
    ]);
  });

  it("are also where the one that is shown left its parent", () => {
    expect(listForks(BRANCHES, 3)).toEqual([
      { position: 5, branches: [0, 2] },
      { position: 8, branches: [1] },
    ]);
  });

  it("lead to the next branch, round and round", () => {
    const fork = { position: 5, branches: [0, 2] };
    expect(pickBranch(fork, 1)).toBe(2);
    expect(pickBranch(fork, 3)).toBe(0);
  });

  it("share a mark where there is no room for two, and keep clear of the slider", () => {
    const forks = [5, 6, 30].map((position) => ({ position, branches: [position] }));
    const view = { columnWidth: 10, offset: 0 };
    expect(placeForkMarks(forks, { view, plot: 400 }, [300, 320])).toEqual([
      { position: 5, branches: [5, 6], x: 60 },
      { position: 30, branches: [30], x: 275 },
    ]);
  });
});

// The tree of blockers: every waiting job once, root causes first.
import { describe, expect, it } from "vitest";
import { listBlockers, listRootCauses } from "../../src/sim/blockers.ts";
import type { JobView, Rule } from "../../src/sim/view.ts";
import { createJob } from "../ui/renderPage.tsx";

const free = createJob();

function waiting(rule: Rule, ...jobs: readonly number[]): JobView {
  return createJob({ status: "waiting", why: [{ rule, lock: 0, jobs, more: 0, text: "" }] });
}

describe("the blockers", () => {
  it("are none while nobody waits", () => {
    expect(listBlockers([free, free])).toEqual([]);
  });

  it("begin with the job that holds up the most", () => {
    const jobs = [free, free, waiting("owned", 0), waiting("owned", 1), waiting("order", 3)];
    expect(listBlockers(jobs)).toEqual([
      { job: 1, depth: 0, behind: 2 },
      { job: 3, depth: 1, behind: 1 },
      { job: 4, depth: 2, behind: 0 },
      { job: 0, depth: 0, behind: 1 },
      { job: 2, depth: 1, behind: 0 },
    ]);
  });

  it("take a job that sleeps unnotified for a root, whoever shares the lock", () => {
    expect(listBlockers([free, waiting("asleep", 0)])).toEqual([{ job: 1, depth: 0, behind: 0 }]);
  });

  it("name each job of a circle once, and those behind it", () => {
    const jobs = [waiting("owned", 1), waiting("owned", 0), waiting("owned", 1)];
    expect(listBlockers(jobs)).toEqual([
      { job: 0, depth: 0, behind: 2 },
      { job: 1, depth: 1, behind: 1 },
      { job: 2, depth: 2, behind: 0 },
    ]);
  });

  it("do not start from a job behind a circle", () => {
    const jobs = [waiting("owned", 1), waiting("owned", 2), waiting("owned", 1)];
    expect(listBlockers(jobs).map(({ job }) => job)).toEqual([1, 0, 2]);
  });
});

describe("the root causes of a world", () => {
  it("are the jobs that others wait for in the end, with the number behind each", () => {
    const jobs = [free, free, waiting("owned", 1), waiting("owned", 2), waiting("owned", 0), free];
    expect(listRootCauses(jobs)).toEqual([
      { job: 1, depth: 0, behind: 2 },
      { job: 0, depth: 0, behind: 1 },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { step } from "../../src/core/step.ts";
import { chooseNext, POLICIES, type PolicyName } from "../../src/sim/policies.ts";
import { play } from "./play.ts";

const THREE = `
kind sharedlock
locks a b c
job A
  acquire a
  release a
job B
  acquire b
  release b
job C
  acquire c
  release c
`;

function order(policy: PolicyName, seed = 1): string {
  let { world } = play(THREE);
  let lastJob = -1;
  let names = "";
  for (let position = 0; ; position++) {
    const choice = chooseNext(policy, world, { seed, position, lastJob });
    if (choice === null) return names;
    if (choice.type === "run") {
      lastJob = choice.job;
      names += world.jobs[lastJob]?.name;
    }
    world = step(world, choice).world;
  }
}

describe("policies", () => {
  it("round robin takes everybody in turn", () => {
    expect(order("roundRobin")).toBe("ABCABC");
  });

  it("first ready runs each job as far as it gets", () => {
    expect(order("firstReady")).toBe("AABBCC");
  });

  it("random makes the same run for the same seed, and others for others", () => {
    expect(order("random", 7)).toBe(order("random", 7));
    const runs = new Set(Array.from({ length: 40 }, (_, seed) => order("random", seed)));
    expect(runs.size).toBeGreaterThan(20);
  });

  it.each(POLICIES)(
    "%s moves the clock only when nothing is ready, to the nearest deadline",
    (policy) => {
      const text = `
kind sharedlock
locks a
job A
  acquire a
  work 30
job B
  acquire a timeout 10
`;
      const history = play(text, ["A", "A", "B"]);
      const context = { seed: 0, position: 3, lastJob: 1 };
      expect(chooseNext(policy, history.world, context)).toEqual({ type: "deadline" });
      history.act({ type: "deadline" });
      expect(history.world.clock).toBe(10);
      expect(chooseNext(policy, history.world, context)).toEqual({ type: "run", job: 1 });
    },
  );

  it.each(POLICIES)("%s ends in a deadlock as well as when all is done", (policy) => {
    const text = "kind sharedlock\nlocks a\njob A\n  acquire a\njob B\n  acquire a";
    const stuck = play(text, ["A", "B"]);
    expect(chooseNext(policy, stuck.world, { seed: 0, position: 2, lastJob: 1 })).toBeNull();
  });
});

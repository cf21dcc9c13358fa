// How things stand, as a sentence for each job.
import { expect, it } from "vitest";
import { describeStanding } from "../../src/sim/standing.ts";
import { play } from "./play.ts";

const TEXT = `
kind sharedlock
locks a b c
job Owner
  acquire a
  acquire b shared
  work 30
  release a
job Waiter
  acquire a timeout 20
job Remover
  delete b
job Idle
`;

it("says of each job what it owns, and what it does or waits for", () => {
  const history = play(TEXT, ["Owner", "Owner", "Owner", "Waiter", "Remover"]);
  expect(describeStanding(history.world)).toEqual([
    "Owner owns a, shares b and works for 30 ms more.",
    "Waiter waits for a, exclusive.",
    "Remover waits to delete b.",
    "Idle has ended.",
  ]);
});

it("tells who can run again, and why", () => {
  const expired = play(TEXT, ["Owner", "Owner", "Owner", "Waiter", 20]);
  expect(describeStanding(expired.world)[1]).toBe("Waiter has waited for a until its deadline.");
  const notified = play(TEXT, ["Owner", "Waiter", "Owner", "Owner", 30, "Owner", "Owner"]);
  expect(describeStanding(notified.world)[0]).toMatch(/^Owner shares b and has ended\.$/);
});

// Every schedule of the recorded explorations, walked through plainly: what can be observed agrees.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { observe } from "../../src/core/observe.ts";
import type { Scenario } from "../../src/core/scenario.ts";
import { findNearestDeadline, step } from "../../src/core/step.ts";
import { createWorld, findStatus, type World } from "../../src/core/world.ts";
import { findEnd } from "../../src/sim/snapshot.ts";
import { KINDS, type RecordedExploration, readExplorations } from "./recordings.ts";

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, sortKeys);
}

function listNext(world: World): readonly World[] {
  const next: World[] = [];
  world.jobs.forEach((job, index) => {
    if (findStatus(job, world.clock) === "ready") {
      next.push(step(world, { type: "run", job: index }).world);
    }
  });
  if (next.length > 0 || findNearestDeadline(world) === null) return next;
  return [step(world, { type: "deadline" }).world];
}

// Programs never change, so that they need not be part of what tells worlds apart.
function identify({ clock, jobs, locks, sets }: World): string {
  return JSON.stringify([
    clock,
    jobs.map(({ index, next, frame }) => [index, next, frame]),
    locks,
    sets,
  ]);
}

function exploreAll(scenario: Scenario): RecordedExploration {
  const start = createWorld(scenario);
  const known = new Set([identify(start)]);
  const observations = new Set<string>();
  const finals = new Map<string, readonly [string, unknown]>();
  const open = [start];
  for (let world = open.pop(); world !== undefined; world = open.pop()) {
    const observation = observe(world);
    observations.add(canonical(observation));
    const end = findEnd(world);
    if (end !== "running") finals.set(canonical([end, observation]), [end, observation]);
    for (const next of listNext(world)) {
      const id = identify(next);
      if (known.has(id)) continue;
      known.add(id);
      open.push(next);
    }
  }
  const text = [...observations].sort().join("\n");
  const ends = [...finals.values()];
  return {
    states: observations.size,
    digest: createHash("sha256").update(text).digest("hex").slice(0, 16),
    done: ends.filter(([end]) => end === "done").length,
    deadlock: ends.filter(([end]) => end === "deadlock").length,
    finals: ends,
  };
}

function sortFinals(explored: RecordedExploration): unknown {
  return { ...explored, finals: explored.finals.map(canonical).sort() };
}

describe.each(KINDS)("explorations of %s", (kind) => {
  it.each(readExplorations(kind).map((line, at) => [at + 1, line] as const))(
    "line %i: every schedule leads to the recorded states and ends",
    (_, { scenario, explore }) => {
      expect(sortFinals(exploreAll(scenario))).toEqual(sortFinals(explore));
    },
  );
});

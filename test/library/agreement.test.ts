// A SharedLock and the core's own world are given the same calls at the same times, and agree on each
// result and on what the monitor shows.
import { describe, expect, it } from "vitest";
import { listLocks } from "../../src/core/monitor.ts";
import type { LockOperation } from "../../src/core/scenario.ts";
import { step } from "../../src/core/step.ts";
import {
  createJob,
  createWorld,
  findDeadline,
  findStatus,
  type World,
} from "../../src/core/world.ts";
import { toLockInfo } from "../../src/library/lockMonitor.ts";
import type { Owner } from "../../src/library/owner.ts";
import { SharedLock } from "../../src/library/sharedLock.ts";
import { attempt, createOwners, createRandom, settle, VirtualClock, watch } from "./scene.ts";

const OWNERS = 6;
const NAMES = createOwners(OWNERS).map(({ name }) => name);

/** The world, with what each job's last operation came to; who was notified runs in that order. */
class Model {
  world: World = createWorld({
    kind: "sharedlock",
    locks: ["a"],
    jobs: Object.fromEntries(NAMES.map((name) => [name, []])),
  });
  readonly results: unknown[] = Array(OWNERS).fill(null);
  readonly #notified: number[] = [];

  begin(job: number, operation: LockOperation): void {
    const { jobs } = this.world;
    const begun = createJob(this.world, NAMES[job] ?? "", [operation]);
    this.world = { ...this.world, jobs: jobs.with(job, begun) };
    this.results[job] = "waits";
    this.#run(job);
    this.#runNotified();
  }

  advance(ms: number): void {
    const end = this.world.clock + ms;
    for (;;) {
      const due = this.world.jobs
        .map((job, index) => ({ index, at: findDeadline(job) ?? end + 1 }))
        .filter(({ at }) => at <= end)
        .sort((left, right) => left.at - right.at)[0];
      if (due === undefined) break;
      this.world = { ...this.world, clock: Math.max(this.world.clock, due.at) };
      this.#run(due.index);
      this.#runNotified();
    }
    this.world = { ...this.world, clock: end };
  }

  #runNotified(): void {
    for (let job = this.#notified.shift(); job !== undefined; job = this.#notified.shift()) {
      const found = this.world.jobs[job];
      if (found !== undefined && findStatus(found, this.world.clock) === "ready") this.#run(job);
    }
  }

  #run(job: number): void {
    const { world, events } = step(this.world, { type: "run", job });
    this.world = world;
    for (const event of events) {
      if (event.type === "notified") this.#notified.push(...event.jobs);
      else if (event.type === "returns") this.results[job] = event.value;
      else if (event.type === "raises") this.results[job] = event.failure.code;
    }
  }
}

function call(
  lock: SharedLock,
  owner: Owner,
  operation: LockOperation,
): { readonly state: unknown } {
  switch (operation.op) {
    case "acquire":
      return watch(lock.acquire(owner, operation));
    case "delete":
      return watch(lock.delete(owner, operation));
    case "release":
      return { state: attempt(() => lock.release(owner)) ?? null };
    case "downgrade":
      return { state: attempt(() => lock.downgrade(owner)) };
    default:
      return operation satisfies never;
  }
}

function choose(random: (limit: number) => number): LockOperation {
  const timeout = [null, null, 0, 3, 10, 40][random(6)] ?? null;
  const priority = random(3) - 1;
  const kind = random(400);
  if (kind === 0) return { op: "delete", lock: "a", timeout, priority };
  if (kind < 180) return { op: "acquire", lock: "a", shared: random(2) === 0, timeout, priority };
  return { op: kind < 360 ? "release" : "downgrade", lock: "a" };
}

describe("a SharedLock agrees with the world", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("in random calls, series %i", async (seed) => {
    const random = createRandom(seed);
    const clock = new VirtualClock();
    const lock = new SharedLock("a", { clock });
    const owners = createOwners(OWNERS);
    const model = new Model();
    const states: { readonly state: unknown }[] = Array(OWNERS).fill({ state: null });
    for (let turn = 0; turn < 300; turn++) {
      const index = random(OWNERS);
      const owner = owners[index];
      if (owner === undefined || owner.waitsFor !== null) {
        const ms = random(12);
        await clock.advance(ms);
        model.advance(ms);
      } else {
        const operation = choose(random);
        states[index] = call(lock, owner, operation);
        await settle();
        model.begin(index, operation);
      }
      expect(states.map(({ state }) => state)).toEqual(model.results);
      const info = lock.getLockInfo()[0];
      // A lock that was deleted is in no list any more, once nobody waits for it.
      expect(listLocks(model.world).map(toLockInfo)).toEqual(
        info.mode === "deleted" && info.pending.length === 0 ? [] : [info],
      );
      if (info.mode === "deleted") break;
    }
  });
});

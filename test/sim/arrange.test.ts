import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LockInfo, listLocks } from "../../src/core/monitor.ts";
import type { Program } from "../../src/core/scenario.ts";
import { stepThrough } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { type Arrangement, arrange } from "../../src/sim/arrange.ts";
import type { WantedLock } from "../../src/sim/wanted.ts";
import { listPassages, run } from "../core/generated.ts";

function arrangeAll(wanted: readonly WantedLock[]): Arrangement {
  const made = arrange(wanted);
  if ("lock" in made) throw new Error(`the priorities at ${made.lock} contradict its queue`);
  return made;
}

/** A name that comes twice is that of a deleted lock, and of another that came after it. */
function toWanted(rows: readonly LockInfo[]): readonly WantedLock[] {
  const isLast = ({ name }: LockInfo, at: number) => rows[at + 1]?.name !== name;
  return rows.filter(isLast).map(({ name, mode, owners, pending }) => ({
    name,
    mode,
    owners,
    queue: pending.map(([mode, jobs]) => ({ shared: mode === "shared", jobs, priority: null })),
  }));
}

function show(world: World, wanted: readonly WantedLock[]) {
  const names = new Set(wanted.map(({ name }) => name));
  return listLocks(world)
    .filter(({ name }) => names.has(name))
    .map(({ name, mode, owners, pending }) => ({ name, mode, owners, pending }));
}

const lock = (name: string, owners: string, ...queue: readonly string[]): WantedLock => ({
  name,
  mode: owners === "" ? null : owners.startsWith("+") ? "exclusive" : "shared",
  owners: owners.replace("+", "").split(" ").filter(Boolean),
  queue: queue.map((group) => ({
    shared: !group.startsWith("+"),
    jobs: group.replace("+", "").split(" "),
    priority: null,
  })),
});

describe("what locks looked like", () => {
  it("is come to again, whatever world it was taken from", () => {
    fc.assert(
      fc.property(run, fc.nat(), ([scenario, moves], pick) => {
        const worlds = [...listPassages(scenario, moves)].map(({ after }) => after);
        const world = worlds[pick % Math.max(1, worlds.length)];
        if (world === undefined) return;
        const wanted = toWanted(listLocks(world));
        const made = arrangeAll(wanted);
        expect(show(made.world, wanted)).toEqual(
          show(world, wanted).filter(({ name }, at, all) => all[at + 1]?.name !== name),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("is where the choices of the scenario lead", () => {
    const made = arrangeAll([lock("cluster/BGL", "A B C"), lock("node/n1", "+A", "+B", "C")]);
    const world = stepThrough(createWorld(made.scenario), made.choices);
    expect(show(world, [lock("node/n1", "")])).toEqual([
      {
        name: "node/n1",
        mode: "exclusive",
        owners: ["A"],
        pending: [
          ["exclusive", ["B"]],
          ["shared", ["C"]],
        ],
      },
    ]);
    expect(made.scenario).toMatchObject({
      kind: "manager",
      jobs: {
        B: [
          { op: "acquire", level: "cluster", names: ["BGL"], shared: true },
          { op: "acquire", level: "node", names: ["n1"] },
          { op: "release", level: "node", names: null },
          { op: "release", level: "cluster", names: null },
        ],
      },
    });
  });

  it("of a manager's levels needs no row of the big lock, nor of the other locks", () => {
    const made = arrangeAll([lock("instance/web1", "+A", "B"), lock("node/n1", "+A")]);
    expect(made).toMatchObject({ isPlain: false, scenario: { kind: "manager" } });
  });

  it("has sharers apart only by their priorities", () => {
    const made = arrangeAll([lock("a", "+A", "B", "+C", "D")]);
    const priorities = Object.values<Program>(made.scenario.jobs).map(([first]) => first);
    expect(priorities).toMatchObject([{}, {}, {}, { priority: 1 }]);
    expect(made.world.locks[0]?.pending.map(({ priority }) => priority)).toEqual([0, 1]);
  });

  it("keeps the priorities that are known, and says where they contradict the queue", () => {
    const queue = (...priorities: readonly (number | null)[]) => [
      {
        ...lock("a", "+A"),
        queue: priorities.map((priority, at) => ({ shared: false, jobs: [`J${at}`], priority })),
      },
    ];
    const made = arrangeAll(queue(null, -10, null));
    expect(made.world.locks[0]?.pending.map(({ priority }) => priority)).toEqual([-10, 0]);
    expect(arrange(queue(5, 0))).toEqual({ lock: "a" });
  });

  it("with sharers asleep at the top has somebody who gave up before them", () => {
    const made = arrangeAll([lock("cluster/BGL", "A B"), lock("node/n1", "A", "B")]);
    expect(made.isPlain).toBe(false);
    expect(made.world.jobs.map(({ name, next }) => [name, next?.verb ?? null])).toEqual([
      ["A", "begin"],
      ["B", "wake"],
      ["Earlier1", null],
    ]);
  });

  it("that no jobs of a manager come to is one of plain locks", () => {
    const made = arrangeAll([lock("cluster/BGL", "+A", "B"), lock("node/n1", "B")]);
    expect(made).toMatchObject({ isPlain: true, scenario: { kind: "sharedlock" } });
  });
});

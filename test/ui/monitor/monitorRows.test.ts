// The page's rows of the monitor against the lock manager's own monitor.
import { describe, expect, it } from "vitest";
import { listLocks } from "../../../src/core/monitor.ts";
import { step } from "../../../src/core/step.ts";
import { createWorld, type World } from "../../../src/core/world.ts";
import { parseScenario } from "../../../src/formats/scenarioText.ts";
import { createSnapshot } from "../../../src/sim/snapshot.ts";
import { createRowLister } from "../../../src/ui/monitor/monitorRows.ts";

const ALL = { text: "", isInUseOnly: false };

const TEXT = `kind lockset
locks n1 n2 n10
job J10
  acquire all
  add n5
  remove n1
  release all
job J2
  acquire n1 n2 shared
  release all
job J1
  acquire n1 n10 shared
  release all`;

/** Every world of a run that takes the jobs in turn. */
function listWorlds(): readonly World[] {
  const reading = parseScenario(TEXT);
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  let world = createWorld(reading.value);
  const worlds = [world];
  for (let turn = 0; turn < 120; turn++) {
    try {
      world = step(world, { type: "run", job: turn % 3 }).world;
      worlds.push(world);
    } catch {
      // That job waits: the next one's turn.
    }
  }
  return worlds;
}

const worlds = listWorlds();

describe("the rows of the monitor", () => {
  it("are those of the lock manager's monitor at every step", () => {
    const listRows = createRowLister();
    for (const world of worlds) {
      expect(listRows(createSnapshot(world), ALL)).toEqual(listLocks(world));
    }
    const names = worlds.map((world) =>
      listLocks(world)
        .map(({ name }) => name)
        .join(),
    );
    expect(new Set(names).size).toBeGreaterThan(2);
  });

  it("stay the same objects where nothing changed", () => {
    const listRows = createRowLister();
    const [world] = worlds;
    if (world === undefined) throw new Error("no world");
    const first = createSnapshot(world);
    const next = step(world, { type: "run", job: 1 }).world;
    const before = listRows(first, ALL);
    const after = listRows(createSnapshot(next, { world, snapshot: first }), ALL);
    expect(after[1]).toBe(before[1]);
  });

  it("leave out what nobody owns or waits for when asked to", () => {
    const listRows = createRowLister();
    for (const world of worlds) {
      const used = listRows(createSnapshot(world), { text: "", isInUseOnly: true });
      expect(used.every(({ owners, pending }) => owners.length + pending.length > 0)).toBe(true);
    }
  });

  it("are found by the names of locks, of owners and of those who wait", () => {
    const listRows = createRowLister();
    const world = worlds.find((at) => listLocks(at).some(({ pending }) => pending.length > 0));
    if (world === undefined) throw new Error("nobody waits");
    const find = (text: string) =>
      listRows(createSnapshot(world), { text, isInUseOnly: false }).map(({ name }) => name);
    expect(find("N10")).toEqual(["set/n10"]);
    const [waiting] = listLocks(world).filter(({ pending }) => pending.length > 0);
    expect(find(waiting?.pending[0]?.[1][0] ?? "")).toContain(waiting?.name);
    expect(find("nothing")).toEqual([]);
  });
});

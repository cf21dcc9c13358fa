// The search against the plainest one there is, on generated scenarios and from anywhere in a run.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { observe } from "../../src/core/observe.ts";
import { step } from "../../src/core/step.ts";
import { createWorld, type World } from "../../src/core/world.ts";
import { remember } from "../../src/explore/memory.ts";
import type { ClockRule } from "../../src/explore/moves.ts";
import { Search, type StateReader } from "../../src/explore/search.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { listPassages, run } from "../core/generated.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { explorePlainly } from "./plain.ts";

vi.setConfig({ testTimeout: PATIENCE });

const RULES: readonly ClockRule[] = ["idle", "any"];

function advance(search: Search): void {
  while (search.find === null && !search.isComplete) search.advance(100);
}

/** Observations by the length of the way on which they come first, up to a length. */
function exploreByLength(start: World, clock: ClockRule, lengths: number): Set<string>[] {
  const search = new Search(start, { clock });
  const levels: Set<string>[] = Array.from({ length: lengths }, () => new Set());
  const seen = new Set<string>();
  for (let state = 0; state < search.size || !search.isComplete; state++) {
    while (state >= search.size && !search.isComplete) search.advance(1);
    if (state >= search.size) break;
    const { length } = search.listChoices(state);
    if (length >= lengths) break;
    const observation = JSON.stringify(observe(search.getWorld(state)));
    if (!seen.has(observation)) levels[length]?.add(observation);
    seen.add(observation);
  }
  return levels;
}

describe("the search", () => {
  it.each(RULES)("finds what can be observed, each on a shortest way (clock: %s)", (clock) => {
    const property = fc.property(run, fc.nat({ max: 100 }), ([scenario, moves], length) => {
      let start = createWorld(scenario);
      for (const { after } of listPassages(scenario, moves.slice(0, length))) start = after;
      const levels = explorePlainly(start, clock, 400);
      expect(exploreByLength(start, clock, levels.length)).toEqual(levels);
    });
    fc.assert(property, { numRuns: 150 });
  });

  it("replays each way to just the state that it found", () => {
    const property = fc.property(run, ([scenario, moves]) => {
      const passages = [...listPassages(scenario, moves)];
      const start = passages.at(-1)?.after ?? createWorld(scenario);
      const search = new Search(start, { clock: "any" });
      search.advance(60);
      for (let state = 0; state < search.size; state++) {
        let world = start;
        for (const choice of search.listChoices(state)) world = step(world, choice).world;
        expect(observe(search.getWorld(state))).toEqual(observe(world));
      }
    });
    fc.assert(property, { numRuns: 50 });
  });

  it("keeps equal futures apart by no clock: a state is counted once however late it comes", () => {
    const start = createWorld(
      scenarioOf(
        "kind sharedlock",
        "locks a",
        "job A",
        "  work 10",
        "  work 10",
        "job B",
        "  work 20",
      ),
    );
    const search = new Search(start);
    advance(search);
    const worlds = Array.from({ length: search.size }, (_, state) => search.getWorld(state));
    expect(new Set(worlds.map((world) => JSON.stringify(world))).size).toBe(search.size);
    expect(worlds.map(({ clock }) => clock)).toEqual(worlds.map(() => 0));
  });

  it("counts states, steps and ends", () => {
    const start = createWorld(
      scenarioOf("kind sharedlock", "locks a b", "job A", "  acquire a", "job B", "  acquire b"),
    );
    const search = new Search(start);
    advance(search);
    expect([search.size, search.steps, search.ends, search.followed]).toEqual([4, 4, 1, 4]);
  });

  it("stops at what it looks out for, on a shortest way", () => {
    const start = createWorld(
      scenarioOf(
        "kind sharedlock\nlocks a b",
        "job A\n  acquire a\n  acquire b\n  release a\n  release b",
        "job B\n  acquire b\n  acquire a\n  release a\n  release b",
      ),
    );
    const isDeadlock = (state: number, reader: StateReader): boolean =>
      reader.getWorld(state).jobs.some((job) => job.next !== null);
    const search = new Search(start, { onEnd: isDeadlock });
    advance(search);
    expect(search.find?.choice).toBeNull();
    expect(search.listChoices(search.find?.state ?? 0)).toHaveLength(4);
  });

  it("stops before a choice whose step is looked out for", () => {
    const start = createWorld(
      scenarioOf("kind sharedlock", "locks a", "job A", "  work 5", "  release a"),
    );
    const search = new Search(start, {
      onStep: (events) => events.some(({ type }) => type === "raises"),
    });
    advance(search);
    expect(search.find).toMatchObject({ choice: { type: "run", job: 0 } });
    expect(search.listChoices(search.find?.state ?? 0)).toEqual([
      { type: "run", job: 0 },
      { type: "deadline" },
      { type: "run", job: 0 },
    ]);
  });

  it("tells states apart by what is remembered of the way", () => {
    const start = createWorld(
      scenarioOf("kind sharedlock", "locks a b", "job A", "  acquire a", "job B", "  acquire b"),
    );
    const rememberer = remember<string>({
      start: "",
      next: (memory, events) =>
        events.reduce((text, event) => ("job" in event ? text + event.job : text), memory),
      isWanted: () => false,
    });
    const search = new Search(start, { rememberer });
    advance(search);
    const memories = Array.from({ length: search.size }, (_, state) => search.getMemory(state));
    expect(memories).toEqual(["", "00", "11", "0011", "1100"]);
  });

  it("counts the memory of what it knows of parts and steps, too", () => {
    const search = new Search(
      createWorld(scenarioOf("kind sharedlock", "locks a", "job A", "  acquire a", "  release a")),
    );
    const before = search.bytes;
    search.advance(1);
    // One more state has its place already, among those kept free.
    expect(search.size).toBe(2);
    expect(search.bytes).toBeGreaterThan(before);
  });
});

// Ways through a graph of states: those of recordings, and shortest ones.
import { describe, expect, it } from "vitest";
import type { Choice } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { findWay, toChoice, walk } from "../../src/sim/stateGraph.ts";
import { mapOf } from "../explore/mapOf.ts";
import { scenarioOf } from "../scenarioOf.ts";

const WORK = scenarioOf("kind sharedlock", "locks a", "job A", "  work 50", "job B", "  acquire a");
const graph = mapOf(createWorld(WORK));
const run = (job: number): Choice => ({ type: "run", job });
const advance = (ms: number): Choice => ({ type: "advance", ms });

describe("the walk of a recording", () => {
  it("follows choices to the end", () => {
    const { states, departure } = walk(graph, [run(0), run(1), { type: "deadline" }, run(0)]);
    expect(departure).toBeNull();
    expect(states).toHaveLength(5);
    expect(graph.nodes[states.at(-1) ?? -1]?.end).toBe("done");
  });

  it("takes a clock moved by hand for one that moves to the deadlines that it reaches", () => {
    const before = [run(0), run(1)];
    const by = (...choices: readonly Choice[]) =>
      walk(graph, [...before, ...choices]).states.at(-1);
    expect(by(advance(50))).toBe(by({ type: "deadline" }));
    expect(by(advance(20), advance(30))).toBe(by({ type: "deadline" }));
    expect(by(advance(20), { type: "deadline" })).toBe(by({ type: "deadline" }));
    expect(by(advance(80))).toBe(by({ type: "deadline" }));
    expect(walk(graph, [...before, advance(20)]).states.at(-1)).toBe(-1);
  });

  it("stays where it is while nothing depends on the time", () => {
    expect(walk(graph, [advance(7), run(1), advance(7)])).toEqual(
      expect.objectContaining({ departure: null }),
    );
    expect(walk(graph, [advance(7)]).states).toEqual([0, 0]);
  });

  it("ends where the recording does what the graph does not have", () => {
    const spawn: Choice = { type: "spawn", name: "C", program: [] };
    expect(walk(graph, [run(1), spawn, run(0)])).toMatchObject({ departure: "spawn" });
    expect(walk(graph, [{ type: "cancel", job: 1 }]).departure).toBe("cancel");
    // B is ready while A works.
    expect(walk(graph, [run(0), advance(10)]).departure).toBe("clock");
  });
});

describe("a way between two states", () => {
  it("is a shortest one", () => {
    const last = graph.nodes.findIndex(({ end }) => end === "done");
    const way = findWay(graph, 0, last);
    expect(way).toHaveLength(graph.nodes[last]?.depth ?? -1);
    expect(walk(graph, (way ?? []).map(toChoice)).states.at(-1)).toBe(last);
    expect(findWay(graph, last, last)).toEqual([]);
  });

  it("is null where none leads there", () => {
    expect(findWay(graph, graph.nodes.length - 1, 0)).toBeNull();
  });
});

// The graph of all states: what is in it, against worlds that are stepped one by one.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { step } from "../../src/core/step.ts";
import { createWorld } from "../../src/core/world.ts";
import { StateMapper } from "../../src/explore/stateGraph.ts";
import { findEnd } from "../../src/sim/snapshot.ts";
import { describeStanding } from "../../src/sim/standing.ts";
import { listEdges, type StateGraph, walk } from "../../src/sim/stateGraph.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { listPassages, run } from "../core/generated.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { mapOf } from "./mapOf.ts";

vi.setConfig({ testTimeout: PATIENCE });

const CROSS = scenarioOf(`
kind sharedlock
locks a b
job A
  acquire a
  acquire b
  release b
  release a
job B
  acquire b
  acquire a
  release a
  release b
`);

const LATE = scenarioOf(`
kind sharedlock
locks a
job A
  acquire a
  work 50
  release a
job B
  acquire a timeout 20
`);

const listTexts = ({ nodes, texts }: StateGraph, state: number) =>
  nodes[state]?.standing.map((text) => texts[text]);

describe("the graph of all states", () => {
  it("has every state once, nearer ones first, with its ends and its points of no return", () => {
    const graph = mapOf(createWorld(CROSS));
    expect(graph.nodes).toHaveLength(32);
    const depths = graph.nodes.map(({ depth }) => depth);
    expect(depths).toEqual([...depths].sort((a, b) => a - b));
    const ends = graph.nodes.flatMap(({ end }) => (end === "running" ? [] : [end]));
    expect(ends.sort()).toEqual(["deadlock", "done"]);
    // From when both own one.
    const lost = graph.nodes.flatMap(({ isLost }, state) => (isLost ? [state] : []));
    expect(lost.map((state) => listTexts(graph, state))).toEqual([
      ["A owns a and can run.", "B owns b and can run."],
      ["A owns a and waits for b, exclusive.", "B owns b and can run."],
      ["A owns a and can run.", "B owns b and waits for a, exclusive."],
      ["A owns a and waits for b, exclusive.", "B owns b and waits for a, exclusive."],
    ]);
  });

  it("says what each choice does, and times as spans", () => {
    const graph = mapOf(createWorld(LATE));
    const texts = new Set(graph.edges.map(({ text }) => graph.texts[text]));
    expect(texts).toContain("A works for 50 ms.");
    expect(texts).toContain("The clock moves by 20 ms to the deadline of B.");
    expect(texts).toContain("The clock moves by 30 ms to the deadline of A.");
    expect(graph.edges.filter(({ job }) => job === -1).every(({ ms }) => ms > 0)).toBe(true);
  });

  it("is at just the state that a recording has reached, the clock moved by hand included", () => {
    let reached = 0;
    const property = fc.property(run, fc.boolean(), ([scenario, moves], isAny) => {
      const all = [...listPassages(scenario, moves)];
      // Near the end there are not so many states.
      const passages = all.slice(Math.floor(all.length * 0.7));
      const start = passages[0]?.before ?? createWorld(scenario);
      const mapper = new StateMapper(start, {
        clock: isAny ? "any" : "idle",
        maxStates: 400,
        maxCounted: 400,
      });
      while (mapper.mapped === null) mapper.advance(50);
      if (mapper.mapped.type === "large") return;
      const { graph } = mapper.mapped;
      const { states, departure } = walk(
        graph,
        passages.map(({ choice }) => choice),
      );
      expect(states.length - 1 < passages.length).toBe(departure !== null);
      states.forEach((state, at) => {
        const world = passages[at - 1]?.after ?? start;
        if (state === -1) return;
        reached += 1;
        expect(listTexts(graph, state)).toEqual(describeStanding(world));
        expect(graph.nodes[state]?.end).toBe(findEnd(world));
        const ready = listEdges(graph, state).filter(({ job }) => job !== -1);
        for (const { job } of ready) expect(() => step(world, { type: "run", job })).not.toThrow();
      });
    });
    fc.assert(property, { numRuns: 120 });
    expect(reached).toBeGreaterThan(100);
  });

  it("counts where there are too many states for a picture, as far as it is told", () => {
    const count = (maxStates: number, maxCounted: number) => {
      const mapper = new StateMapper(createWorld(CROSS), { maxStates, maxCounted });
      while (mapper.mapped === null) mapper.advance(1);
      return mapper.mapped;
    };
    expect(count(31, 1000)).toEqual({ type: "large", states: 32, isAll: true });
    expect(count(10, 20)).toMatchObject({ type: "large", isAll: false });
    expect(count(32, 32)).toMatchObject({ type: "graph" });
  });
});

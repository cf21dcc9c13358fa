// Graphs of what is open: drawn up by workers, followed by the recording, and gone to.
import { describe, expect, it, onTestFinished } from "vitest";
import { createGraphs } from "../../src/store/graphs.ts";
import { findPlace, followTrail } from "../../src/store/statePlace.ts";
import { FakeExplorers } from "../worker/fakeExplorers.ts";
import { createPair, recordPair, setUpSession } from "./setUpSession.ts";

async function setUp(jobs: readonly number[] = [], position = 0) {
  const page = setUpSession();
  const explorers = new FakeExplorers();
  const graphs = createGraphs(page, { spawn: explorers.spawn });
  onTestFinished(graphs.destroy);
  await page.open(recordPair(jobs, position));
  const { actions } = graphs.getState();
  const findDrawn = () => {
    const { states } = graphs.getState();
    if (states.type !== "drawn") throw new Error(`no graph is drawn but ${states.type}`);
    return states;
  };
  /** Where the page is in the graph. */
  const locate = () => {
    const { graph, scope } = findDrawn();
    const { trail, position: at } = page.state();
    return findPlace(followTrail(graph, scope.before, trail), at);
  };
  return {
    ...page,
    page: page.actions,
    explorers,
    get: graphs.getState,
    actions,
    findDrawn,
    locate,
  };
}

describe("the graph of states", () => {
  it("is drawn up by a worker from the start of what is open", async () => {
    const { explorers, get, actions, locate } = await setUp([0, 1], 1);
    expect(explorers.all).toHaveLength(0);
    actions.draw("start");
    expect(get().states).toMatchObject({ type: "drawing", states: 0 });
    explorers.latest.work();
    expect(explorers.latest.isTerminated).toBe(true);
    expect(locate()).toMatchObject({ reason: null, past: [0, expect.any(Number)] });
    expect(locate().ahead).toHaveLength(2);
  });

  it("is drawn from the position that is shown, and says when that is left", async () => {
    const { explorers, actions, locate, page, state } = await setUp([0, 1], 1);
    actions.draw("here");
    explorers.latest.work();
    expect(locate()).toMatchObject({ current: 0, past: [0], reason: null });
    page.toStart();
    await expect.poll(() => state().position).toBe(0);
    expect(locate()).toMatchObject({ current: null, reason: "earlier" });
    await page.act({ type: "run", job: 1 });
    expect(locate()).toMatchObject({ current: null, reason: "branch" });
  });

  it("is drawn again from where it begins, though something else is shown by now", async () => {
    const { explorers, actions, findDrawn, page, state, settings } = await setUp([0, 1], 1);
    actions.draw("here");
    explorers.latest.work();
    const { before } = findDrawn().scope;
    page.toStart();
    await expect.poll(() => state().position).toBe(0);
    settings.getState().change({ askClock: "any" });
    actions.redraw();
    explorers.latest.work();
    expect(explorers.all).toHaveLength(2);
    expect(findDrawn().scope).toEqual({ before, clock: "any" });
  });

  it("goes to a state of the branch by seeking, and to another one by a branch", async () => {
    const { explorers, actions, locate, findDrawn, state } = await setUp([0, 1], 0);
    actions.draw("start");
    explorers.latest.work();
    const onBranch = locate().ahead[2] ?? -1;
    expect(await actions.goTo(onBranch)).toBe(true);
    await expect.poll(() => state().position).toBe(2);
    expect(state().branches).toHaveLength(1);
    const { nodes } = findDrawn().graph;
    const other = nodes.findIndex(
      ({ depth }, each) => depth === 1 && !locate().past.includes(each),
    );
    expect(await actions.goTo(other)).toBe(true);
    expect(state()).toMatchObject({ position: 1, branch: 1 });
    expect(locate().current).toBe(other);
  });

  it("goes on from what is shown where that leads there, though there may be other ways", async () => {
    const { explorers, actions, findDrawn, state } = await setUp([1, 0], 2);
    actions.draw("start");
    explorers.latest.work();
    const end = findDrawn().graph.nodes.findIndex((node) => node.end === "done");
    expect(await actions.goTo(end)).toBe(true);
    expect(state().branches).toHaveLength(1);
    expect(
      state()
        .trail.slice(0, 2)
        .map(({ job }) => job),
    ).toEqual([1, 0]);
    expect(state().snapshot?.end).toBe("done");
  });

  it("is stopped, and dropped when the scenario is another one", async () => {
    const { explorers, get, actions, page } = await setUp();
    actions.draw("start");
    actions.stop();
    expect(explorers.latest.isTerminated).toBe(true);
    expect(get().states).toEqual({ type: "stopped" });
    actions.draw("start");
    explorers.latest.work();
    await page.edit(createPair("Another title"));
    expect(get().states.type).toBe("drawn");
    await page.edit({ ...createPair(), jobs: { J0: [] } });
    expect(get().states).toEqual({ type: "none" });
  });

  it("tells of a worker that fails", async () => {
    const { explorers, get, actions } = await setUp();
    actions.draw("start");
    explorers.latest.die("out of memory");
    expect(get().states).toEqual({ type: "failed", message: "out of memory" });
  });
});

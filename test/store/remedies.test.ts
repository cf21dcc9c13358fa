// What would help a waiting job: looked for when a moment lasts, opened as a branch, gone with the moment.
import { expect, it } from "vitest";
import { createRemedies } from "../../src/store/remedies.ts";
import { FakeExplorers } from "../worker/fakeExplorers.ts";
import { recordPair, setUpSession } from "./setUpSession.ts";

/** J1 owns b, and J0, which has released a, waits for it. */
const WAITING = [0, 0, 1, 0];
const REST_MS = 250;

async function setUp(jobs: readonly number[] = WAITING, spawn?: () => never) {
  const page = setUpSession();
  const explorers = new FakeExplorers();
  const store = createRemedies(page.session, {
    spawn: spawn ?? explorers.spawn,
    timers: page.timers,
  });
  await page.open(recordPair(jobs, jobs.length));
  const { actions } = store.getState();
  const look = async (job = 0) => {
    const leave = actions.look(job);
    await page.timers.pass(REST_MS);
    return leave;
  };
  return {
    ...page,
    page: page.actions,
    explorers,
    actions,
    look,
    of: () => store.getState().byJob,
  };
}

it("starts a worker only when the moment has lasted a little", async () => {
  const { explorers, actions, look, timers, of } = await setUp();
  actions.look(0)();
  await timers.pass(REST_MS);
  expect(explorers.all).toHaveLength(0);
  await look();
  expect(of()[0]).toEqual({ type: "looking", told: null });
  explorers.latest.work();
  expect(of()[0]).toMatchObject({ type: "told", told: { isComplete: true } });
  expect(explorers.latest.isTerminated).toBe(true);
});

it("keeps what it found while the moment stays, and forgets it when it changes", async () => {
  const { explorers, look, page, timers, of } = await setUp();
  await look();
  explorers.latest.work();
  await look();
  expect(explorers.all).toHaveLength(1);
  page.back();
  await timers.pass(50);
  expect(of()).toEqual({});
});

it("ends the search when the moment changes, or when nobody looks any more", async () => {
  const { explorers, look, page, timers, of } = await setUp();
  await look();
  page.back();
  await timers.pass(50);
  expect(explorers.latest.isTerminated).toBe(true);
  page.forward();
  await timers.pass(50);
  const leave = await look();
  leave();
  expect(explorers.latest.isTerminated).toBe(true);
  expect(of()).toEqual({});
});

it("looks for nothing where the job does not wait", async () => {
  const { explorers, look } = await setUp([0]);
  await look();
  expect(explorers.all).toHaveLength(0);
});

it("opens a way as a branch, which one undo takes back", async () => {
  const { explorers, actions, look, page, timers, of, state } = await setUp();
  await look();
  explorers.latest.work();
  const known = of()[0];
  const remedy = known?.type === "told" ? known.told?.found[0] : undefined;
  if (remedy === undefined) throw new Error("nothing was found");
  expect(remedy.jobs).toEqual([1]);
  page.back();
  page.forward();
  await timers.pass(50);
  expect(await actions.open(remedy)).toBe(true);
  const length = WAITING.length + remedy.steps.length;
  expect(state()).toMatchObject({ position: length, length, undoes: "opening the schedule" });
  expect(state().snapshot?.jobs[0]?.status).not.toBe("waiting");
  page.undo();
  await timers.pass(50);
  expect(state()).toMatchObject({ position: WAITING.length, length: WAITING.length });
});

it("looks further when it is asked to, and keeps what was found when it is stopped", async () => {
  const { explorers, actions, look, of } = await setUp();
  await look();
  explorers.latest.work();
  actions.lookFurther(0);
  expect(explorers.all).toHaveLength(2);
  const [quiet, far] = explorers.all.map(({ orders }) => orders[0]);
  if (quiet?.type !== "help" || far?.type !== "help") throw new Error("it was asked for no help");
  expect(far.help.maxStates).toBeGreaterThan(quiet.help.maxStates);
  const told = { found: [], states: 99, isComplete: false };
  explorers.latest.report({ type: "helping", told });
  actions.stop();
  expect(of()[0]).toEqual({ type: "told", told });
});

it("tells that it could not be looked for", async () => {
  const { look, of } = await setUp(WAITING, () => {
    throw new Error("workers are forbidden");
  });
  await look();
  expect(of()[0]).toEqual({ type: "failed", message: "workers are forbidden" });
});

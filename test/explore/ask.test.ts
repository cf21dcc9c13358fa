// Answers to questions: each has its trouble in one scenario and not in another, and on generated small
// scenarios each answer is what walking through all schedules one after the other comes to.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { LockEvent } from "../../src/core/events.ts";
import { isCompatible } from "../../src/core/lock.ts";
import { step } from "../../src/core/step.ts";
import { createWorld, findStatus, type World } from "../../src/core/world.ts";
import { Inquiry, type InquiryOptions } from "../../src/explore/ask.ts";
import type { ClockRule } from "../../src/explore/moves.ts";
import { isTrue } from "../../src/sim/condition.ts";
import { isAsleep, isIdle } from "../../src/sim/predicates.ts";
import type { Answer, Duration, Question } from "../../src/sim/question.ts";
import { findCycles } from "../../src/sim/why.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { listWays, TooLarge, type Way } from "./brute.ts";
import { finish } from "./finish.ts";
import { lateWorld } from "./lateWorld.ts";

vi.setConfig({ testTimeout: PATIENCE });

function ask(start: World, question: Question, options: InquiryOptions = {}): Answer {
  return finish(new Inquiry(start, question, options));
}

function askText(text: string, question: Question, options: InquiryOptions = {}): Answer {
  return ask(createWorld(scenarioOf(text)), question, options);
}

const DINING = `kind sharedlock
locks a b
job A
  acquire a
  acquire b
  release a
  release b
job B
  acquire b
  acquire a
  release b
  release a`;

const ORDERED = `kind sharedlock
locks a b
job A
  acquire a
  acquire b
  release a
  release b
job B
  acquire a
  acquire b
  release b
  release a`;

const BESIDE_DEADLOCK = `${DINING}
job C
  work 10`;

const OVERTAKEN = `kind sharedlock
locks a
job A
  acquire a
  release a
job J
  acquire a
  release a
job B
  acquire a priority -1
  release a`;

const IN_ORDER = OVERTAKEN.replace(" priority -1", "");

const SLEEPER = `kind sharedlock
locks a
job A
  acquire a shared
  work 100
  release a
job B
  acquire a timeout 5
job J
  acquire a shared
  release a`;

const AWAKE = SLEEPER.replace(" timeout 5", "");

const VAIN = `kind sharedlock
locks a
job A
  acquire a shared
  work 100
  release a
job B
  acquire a
  release a
job J
  acquire a shared timeout 50`;

const NOT_VAIN = VAIN.replace("timeout 50", "timeout 500");

/** For each question a scenario that has the trouble, and one that does not. */
const TROUBLES: readonly (readonly [Question, string, string])[] = [
  [{ type: "deadlock" }, DINING, ORDERED],
  [{ type: "circle" }, BESIDE_DEADLOCK, ORDERED],
  [{ type: "endless", job: "A" }, DINING, ORDERED],
  [
    { type: "endless", job: "C" },
    "kind sharedlock\nlocks a\njob X\n  acquire a\njob C\n  acquire a",
    BESIDE_DEADLOCK,
  ],
  [{ type: "overtaken", job: "J", times: 0 }, OVERTAKEN, IN_ORDER],
  [{ type: "asleep", job: "J" }, SLEEPER, AWAKE],
  [{ type: "vainTimeout", job: "J" }, VAIN, NOT_VAIN],
  [
    { type: "fails", job: "A", code: "double-acquire" },
    "kind sharedlock\nlocks a\njob A\n  acquire a\n  acquire a",
    ORDERED,
  ],
  [
    { type: "fails", job: null, code: null },
    "kind sharedlock\nlocks a\njob A\n  release a",
    ORDERED,
  ],
  [
    { type: "overlap", first: { job: "A", operation: 1 }, second: { job: "J", operation: 0 } },
    AWAKE,
    AWAKE.replace("work 100", "release a").replace("  release a\n  release a", "  release a"),
  ],
  [
    { type: "idle", lock: "a" },
    ORDERED,
    "kind sharedlock\nlocks a\njob A\n  acquire a\n  release a",
  ],
  [
    { type: "reach", condition: { type: "job", job: "B", is: "waiting" } },
    ORDERED,
    "kind sharedlock\nlocks a b\njob A\n  acquire a\njob B\n  acquire b",
  ],
];

describe("a question", () => {
  it.each(TROUBLES)(
    "is answered by a schedule where there is one, and by none: %j",
    (question, has, hasNot) => {
      expect(askText(has, question)).toMatchObject({ verdict: "found" });
      expect(askText(hasNot, question)).toMatchObject({ verdict: "never" });
    },
  );

  it("is answered from any moment of a run", () => {
    let world = createWorld(scenarioOf(DINING));
    for (const job of [0, 0]) world = step(world, { type: "run", job }).world;
    expect(ask(world, { type: "deadlock" })).toMatchObject({ verdict: "never" });
  });

  it("stops at the bounds of states and of memory, and says at which", () => {
    expect(askText(ORDERED, { type: "deadlock" }, { maxStates: 3 })).toMatchObject({
      verdict: "bound",
      reason: "there are more than 3 states",
    });
    expect(askText(ORDERED, { type: "deadlock" }, { maxBytes: 1_000_000 })).toMatchObject({
      verdict: "never",
    });
    const inquiry = new Inquiry(
      createWorld(scenarioOf(ORDERED)),
      { type: "deadlock" },
      { maxBytes: 1 },
    );
    inquiry.advance(1);
    expect(inquiry.answer).toMatchObject({
      verdict: "bound",
      reason: expect.stringMatching(/^\d+ states? takes? more than 0 MB$/),
    });
  });

  it("is about names: one that is not there is never in trouble", () => {
    expect(askText(DINING, { type: "endless", job: "nobody" })).toMatchObject({ verdict: "never" });
  });
});

function findDuration(answer: Answer): Duration | undefined {
  return answer.verdict === "found" ? answer.duration : undefined;
}

describe("how long", () => {
  it("a job waits at most and at least is told with a schedule", () => {
    const text = `kind sharedlock\nlocks a\njob A\n  acquire a\n  work 30\n  release a\njob J\n  acquire a\n  release a`;
    expect(findDuration(askText(text, { type: "longestWait", job: "J" }))).toEqual({
      ms: 30,
      steps: 5,
      isForever: false,
    });
    expect(findDuration(askText(text, { type: "shortestWait", job: "J" }))).toEqual({
      ms: 0,
      steps: 0,
      isForever: false,
    });
  });

  it("a job waits that never gets its lock: for ever", () => {
    expect(findDuration(askText(DINING, { type: "longestWait", job: "A" }))).toMatchObject({
      isForever: true,
    });
  });

  it("a job can be asleep is told with the shortest way there", () => {
    expect(findDuration(askText(SLEEPER, { type: "asleep", job: "J" }))).toEqual({
      ms: 95,
      steps: 3,
      isForever: false,
    });
  });
});

/** Whether the trouble has just come about, at the end of a way; told from the whole way. */
function isTrouble(question: Question, { worlds, events }: Way): boolean {
  const world = worlds.at(-1);
  const last = events.at(-1) ?? [];
  if (world === undefined) return false;
  const isEnd = worlds.length > 0 && !canGoOn(world);
  const names = (job: string | null): readonly number[] =>
    world.jobs.flatMap(({ name }, index) => (job === null || job === name ? [index] : []));
  switch (question.type) {
    case "deadlock":
      return isEnd && world.jobs.some((job) => job.next !== null);
    case "endless":
      return isEnd && names(question.job).some((job) => world.jobs[job]?.next !== null);
    case "circle":
      return [...findCycles(world).values()].some(({ rule }) => rule === "cycle");
    case "overtaken":
      return names(question.job).some((job) => countOvertaken(events.flat(), job) > question.times);
    case "asleep":
      return names(question.job).some((job) => isAsleep(world, job));
    case "vainTimeout":
      return last.some((event) => {
        if (event.type !== "refused" || !event.hasWaited) return false;
        const wake = worlds.at(-2)?.jobs[event.job]?.next;
        const lock = world.locks[event.lock];
        if (lock === undefined || wake?.verb !== "wake") return false;
        return isCompatible(lock, wake.shared) && names(question.job).includes(event.job);
      });
    case "fails":
      return last.some(
        (event) =>
          event.type === "raises" &&
          names(question.job).includes(event.job) &&
          (question.code === null || question.code === event.failure.code),
      );
    case "idle":
      return world.locks.some(
        ({ name }, lock) => (question.lock ?? name) === name && isIdle(world, lock),
      );
    case "reach":
      return isTrue(question.condition, world);
    default:
      throw new RangeError(question.type);
  }
}

function canGoOn(world: World): boolean {
  return world.jobs.some((job) => {
    const status = findStatus(job, world.clock);
    if (status === "ready" || status === "working") return true;
    return job.next?.verb === "wake" && status === "waiting" && job.next.deadline !== null;
  });
}

/** How many got the lock that the job waits for, in the wait it is in, of those who came later. */
function countOvertaken(events: readonly LockEvent[], job: number): number {
  const begin = events.findLastIndex((event) => event.type === "queued" && event.job === job);
  const queued = events[begin];
  if (queued?.type !== "queued") return 0;
  const since = events
    .slice(begin + 1)
    .filter((event) => "lock" in event && event.lock === queued.lock);
  let count = 0;
  const queuedLater = new Set<number>();
  for (const event of since) {
    if (!("job" in event)) continue;
    if (event.job === job && event.type !== "waitsAgain") return count;
    if (event.type === "queued") queuedLater.add(event.job);
    if (event.type === "refused" || event.type === "gone") queuedLater.delete(event.job);
    if (event.type !== "acquired") continue;
    if (!event.hasWaited || queuedLater.has(event.job)) count += 1;
    queuedLater.delete(event.job);
  }
  return count;
}

const GENERATED: readonly Question[] = [
  { type: "deadlock" },
  { type: "circle" },
  { type: "endless", job: "J10" },
  { type: "overtaken", job: null, times: 0 },
  { type: "overtaken", job: "J1", times: 1 },
  { type: "asleep", job: null },
  { type: "vainTimeout", job: null },
  { type: "fails", job: null, code: null },
  { type: "fails", job: "J2", code: "not-owner" },
  { type: "idle", lock: null },
  { type: "reach", condition: { type: "job", job: "J1", is: "notified" } },
];

/** The length of a shortest schedule with the trouble, or null. Walks through every one. */
function findShortest(start: World, question: Question, clock: ClockRule): number | null {
  let shortest: number | null = null;
  for (const way of listWays(start, clock, { left: 1000 })) {
    const { length } = way.choices;
    if (shortest !== null && length >= shortest) continue;
    if (isTrouble(question, way)) shortest = length;
  }
  return shortest;
}

describe("an answer", () => {
  it.each(
    GENERATED.flatMap((question) => [[question, "idle"] as const, [question, "any"] as const]),
  )(
    "is a shortest schedule, as walking through all of them tells: %j, clock %s",
    (question, clock) => {
      let asked = 0;
      const property = fc.property(lateWorld, (start) => {
        let shortest: number | null;
        try {
          shortest = findShortest(start, question, clock);
        } catch (error) {
          if (error instanceof TooLarge) return;
          throw error;
        }
        asked += 1;
        const answer = ask(start, question, { clock });
        expect(answer.verdict).toBe(shortest === null ? "never" : "found");
        if (answer.verdict === "found") expect(answer.choices).toHaveLength(shortest ?? -1);
      });
      // With this seed enough of the scenarios are small enough.
      fc.assert(property, { numRuns: 60, seed: 7 });
      expect(asked).toBeGreaterThan(5);
    },
  );

  it.each([
    ["longestWait", "idle"],
    ["shortestWait", "idle"],
    ["longestWait", "any"],
  ] as const)("is the %s of all schedules (clock %s)", (type, clock) => {
    const property = fc.property(lateWorld, (start) => {
      let best: Duration | null = null;
      try {
        for (const way of listWays(start, clock, { left: 1000 })) {
          const world = way.worlds.at(-1);
          if (world === undefined || canGoOn(world)) continue;
          const waited = measureWait(way, 0);
          const order = best === null ? 1 : compare(waited, best);
          if (best === null || (type === "longestWait" ? order > 0 : order < 0)) best = waited;
        }
      } catch (error) {
        if (error instanceof TooLarge) return;
        throw error;
      }
      const answer = ask(start, { type, job: start.jobs[0]?.name ?? "" }, { clock });
      expect(findDuration(answer)).toEqual(best);
    });
    fc.assert(property, { numRuns: 40 });
  });
});

function measureWait({ worlds, events }: Way, job: number): Duration {
  let [ms, steps] = [0, 0];
  events.forEach((step, at) => {
    if (worlds[at]?.jobs[job]?.next?.verb !== "wake") return;
    steps += 1;
    for (const event of step) if (event.type === "clock") ms += event.to - event.from;
  });
  return { ms, steps, isForever: worlds.at(-1)?.jobs[job]?.next?.verb === "wake" };
}

function compare(a: Duration, b: Duration): number {
  return Number(a.isForever) - Number(b.isForever) || a.ms - b.ms || a.steps - b.steps;
}

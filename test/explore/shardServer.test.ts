// A search in shards comes to what a single one comes to, however its messages are delayed.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createWorld, type World } from "../../src/core/world.ts";
import { Inquiry } from "../../src/explore/ask.ts";
import { Search, type SearchOptions } from "../../src/explore/search.ts";
import type { Answer, Question } from "../../src/sim/question.ts";
import { PATIENCE } from "../conformance/recordings.ts";
import { listPassages, run } from "../core/generated.ts";
import { scenarioOf } from "../scenarioOf.ts";
import { finish } from "./finish.ts";
import { searchInShards } from "./shardsInMemory.ts";

vi.setConfig({ testTimeout: PATIENCE });

const QUESTIONS: readonly Question[] = [
  { type: "deadlock" },
  { type: "circle" },
  { type: "endless", job: "J10" },
  { type: "overtaken", job: null, times: 0 },
  { type: "overtaken", job: "J1", times: 1 },
  { type: "asleep", job: null },
  { type: "vainTimeout", job: null },
  { type: "fails", job: null, code: null },
  { type: "fails", job: "J2", code: "not-owner" },
  { type: "overlap", first: { job: "J1", operation: 1 }, second: { job: "J2", operation: 0 } },
  { type: "idle", lock: null },
  { type: "reach", condition: { type: "job", job: "J1", is: "notified" } },
  { type: "reach", condition: { type: "job", job: "nobody", is: "done" } },
];

// Beyond so many states a scenario tells nothing new.
const ENOUGH = 500;

/** A world in the middle of a generated run. */
const someWorld = fc.tuple(run, fc.nat({ max: 60 })).map(([[scenario, moves], length]): World => {
  let world = createWorld(scenario);
  for (const { after } of listPassages(scenario, moves.slice(0, length))) world = after;
  return world;
});

/** The same question, searched in shards. */
function askShards(inquiry: Inquiry, world: World, shards: number, seed: number): Answer {
  const { lookout } = inquiry;
  if (lookout === null) throw new Error("not for shards");
  const { answer } = searchInShards(world, { ...lookout, shards, seed });
  if (answer === null) throw new Error("no answer");
  inquiry.takeOver(answer);
  return finish(inquiry);
}

function withoutStates(answer: Answer): object {
  return answer.verdict === "never" ? answer : { ...answer, states: 0 };
}

const CALM = scenarioOf(
  `kind sharedlock\nlocks a b\n${["A", "B", "C", "D"]
    .map((job) => `job ${job}\n  acquire a\n  release a\n  acquire b\n  release b\n`)
    .join("")}`,
);

describe("a search in shards", () => {
  it.each(
    QUESTIONS.flatMap((question) => [[question, "idle"] as const, [question, "any"] as const]),
  )("finds the schedule that a single search finds: %j, clock %s", (question, clock) => {
    const property = fc.property(someWorld, fc.nat(), (world, seed) => {
      const options = { clock, maxStates: ENOUGH };
      const answer = finish(new Inquiry(world, question, options));
      if (answer.verdict === "bound") return;
      for (const shards of [2, 3]) {
        const found = askShards(new Inquiry(world, question, options), world, shards, seed);
        expect(withoutStates(found)).toEqual(withoutStates(answer));
      }
    });
    fc.assert(property, { numRuns: 10 });
  });

  it("finds as many states and steps, whatever comes first", () => {
    const single = new Search(createWorld(CALM));
    while (!single.isComplete) single.advance(1000);
    for (const [shards, seed] of [
      [1, 1],
      [2, 2],
      [2, 3],
      [3, 4],
      [5, 6],
    ] as const) {
      const { answer, conductor } = searchInShards(createWorld(CALM), { shards, seed });
      expect(answer).toEqual({ verdict: "never", states: single.size });
      const { states, followed, steps } = conductor.progress;
      expect([states, followed, steps]).toEqual([single.size, single.size, single.steps]);
    }
  });

  it("keeps the order of states where keys grow too large, and are ranked anew", () => {
    // Each choice of 40 jobs makes the keys 41 times as large.
    const idle = Array.from({ length: 37 }, (_, at) => `job I${at}\n  release a\n`).join("");
    const busy = "acquire a\n  release a\n  acquire a shared\n  release a\n  work 5";
    const jobs = ["A", "B", "C"].map((name) => `job ${name}\n  ${busy}\n`).join("");
    const world = createWorld(scenarioOf(`kind sharedlock\nlocks a\n${jobs}${idle}`));
    const options: SearchOptions = {
      runners: [0, 1, 2],
      onState: (state, reader) =>
        reader.getWorld(state).jobs.every(({ next }, job) => job > 2 || next?.verb === "finish"),
    };
    const single = new Search(world, options);
    while (single.find === null) single.advance(1000);
    const choices = single.listChoices(single.find.state);
    for (const seed of [1, 2, 3]) {
      const { answer, rounds } = searchInShards(world, { ...options, shards: 3, seed });
      expect(rounds).toBeGreaterThan(10);
      expect(answer).toMatchObject({ verdict: "found", choices });
    }
  });

  it("stops at a bound of the states that all have together", () => {
    const { answer } = searchInShards(createWorld(CALM), { shards: 3, seed: 5, maxStates: 100 });
    expect(answer).toMatchObject({ verdict: "bound", reason: "more than 100 states" });
  });

  it("does nothing while it is paused, and goes on from there", () => {
    const world = createWorld(CALM);
    const onTurn = (turn: number, conductor: { pause(): void }): void => {
      if (turn === 40) conductor.pause();
    };
    const { answer, conductor } = searchInShards(world, { shards: 2, seed: 9, onTurn });
    expect(answer).toBeNull();
    expect(conductor.progress.states).toBeGreaterThan(0);
    const resumed = searchInShards(world, {
      shards: 2,
      seed: 9,
      onTurn: (turn, given) => {
        if (turn === 40) given.pause();
        if (turn === 45) given.resume();
      },
    });
    expect(resumed.answer).toMatchObject({ verdict: "never" });
  });

  it("fails with the shard that fails", () => {
    const { answer, failure } = searchInShards(createWorld(CALM), {
      shards: 2,
      seed: 1,
      onEnd: () => {
        throw new Error("a defect");
      },
    });
    expect([answer, failure]).toEqual([null, "a defect"]);
  });
});

describe("a question for a wait", () => {
  it("is not for shards: it takes all states in one place", () => {
    const inquiry = new Inquiry(createWorld(CALM), { type: "longestWait", job: "A" });
    expect(inquiry.lookout).toBeNull();
  });
});

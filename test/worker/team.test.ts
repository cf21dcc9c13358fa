// A question that several workers search together. The shards are the real ones and talk over real
// channels, in one thread.
import { describe, expect, it } from "vitest";
import type { Ask, ExploreOrder, ExploreReport } from "../../src/worker/exploreMessages.ts";
import { createExplorer } from "../../src/worker/explorer.ts";
import {
  type ShardWorkerOrder,
  type ShardWorkerReport,
  serveShard,
} from "../../src/worker/shardHost.ts";
import type { ShardWorker } from "../../src/worker/team.ts";
import { scenarioOf } from "../scenarioOf.ts";

const CALM = scenarioOf(
  `kind sharedlock\nlocks a b\n${["A", "B", "C", "D", "E"]
    .map((job) => `job ${job}\n  acquire a\n  release a\n  acquire b\n  release b\n`)
    .join("")}`,
);

const ASK: Ask = {
  scenario: CALM,
  choices: [],
  // Not among those for which fewer choices are followed.
  question: { type: "circle" },
  clock: "idle",
  maxStates: 1e6,
  maxBytes: 1e9,
  workers: 3,
};

class FakeShard implements ShardWorker {
  readonly ports: MessagePort[] = [];
  readonly isBroken: boolean;
  isTerminated = false;
  readonly #target = new EventTarget();
  readonly #handle = serveShard(
    (report) => this.#report(report),
    (run) => setImmediate(run),
  );

  constructor(isBroken = false) {
    this.isBroken = isBroken;
  }

  postMessage(order: ShardWorkerOrder, transfer: MessagePort[]): void {
    this.ports.push(...transfer);
    const given = structuredClone(order);
    setImmediate(() => {
      if (this.isBroken) this.#target.dispatchEvent(new Event("error"));
      else if (!this.isTerminated) this.#handle(given, transfer);
    });
  }

  terminate(): void {
    this.isTerminated = true;
    for (const port of this.ports) port.close();
  }

  addEventListener(type: string, listener: (event: MessageEvent<ShardWorkerReport>) => void): void {
    this.#target.addEventListener(type, (event) =>
      listener(event as MessageEvent<ShardWorkerReport>),
    );
  }

  #report(report: ShardWorkerReport): void {
    const data = structuredClone(report);
    setImmediate(() => this.#target.dispatchEvent(new MessageEvent("message", { data })));
  }
}

/** Asks a question, and hears the reports. */
function pursue(ask: Ask, spawn: () => ShardWorker) {
  const reports: ExploreReport[] = [];
  let now = 0;
  let resolve: (report: ExploreReport & { type: "answer" }) => void = () => undefined;
  const promise = new Promise<ExploreReport & { type: "answer" }>((done) => {
    resolve = done;
  });
  const handle = createExplorer({
    report: (report) => {
      reports.push(report);
      if (report.type === "answer") resolve(report);
    },
    now: () => {
      now += 10;
      return now;
    },
    later: (run) => setImmediate(run),
    team: { spawn, after: 200 },
  });
  handle({ type: "ask", ask });
  return { reports, answer: promise, order: (order: ExploreOrder) => handle(order) };
}

function spawnAll(shards: FakeShard[], isBroken = false): () => ShardWorker {
  return () => {
    const shard = new FakeShard(isBroken);
    shards.push(shard);
    return shard;
  };
}

/** What one worker alone comes to. */
async function askOne(ask: Ask) {
  return pursue({ ...ask, workers: 1 }, () => {
    throw new Error("one is enough");
  }).answer;
}

describe("several workers", () => {
  it("come to the same answer as one, and end with it", async () => {
    const shards: FakeShard[] = [];
    const { told, progress } = await pursue(ASK, spawnAll(shards)).answer;
    const alone = await askOne(ASK);
    expect(told).toEqual(alone.told);
    expect(progress).toMatchObject({ states: alone.progress.states, steps: alone.progress.steps });
    expect(shards.map(({ isTerminated }) => isTerminated)).toEqual([true, true, true]);
  });

  it("find the very schedule that one finds, and leave to one how long it can last", async () => {
    const question = { type: "idle", lock: "b" } as const;
    const { told } = await pursue({ ...ASK, question }, spawnAll([])).answer;
    expect(told.answer).toMatchObject({ verdict: "found", duration: { ms: 0 } });
    expect({ ...told.answer, states: 0 }).toEqual({
      ...(await askOne({ ...ASK, question })).told.answer,
      states: 0,
    });
  });

  it("stand still while the search is paused", async () => {
    const { answer, order, reports } = pursue(ASK, spawnAll([]));
    order({ type: "pause" });
    await new Promise((resolve) => setImmediate(resolve));
    expect(reports.map(({ type }) => type)).toEqual(["progress"]);
    order({ type: "continue" });
    expect((await answer).told.answer.verdict).toBe("never");
  });

  it.each([
    [
      "cannot be started",
      () => {
        throw new Error("no workers in workers");
      },
    ],
    ["break off", spawnAll([], true)],
  ] as const)("are done without where they %s", async (_, spawn) => {
    expect((await pursue(ASK, spawn).answer).told).toEqual((await askOne(ASK)).told);
  });

  it("are not called for less than they are worth", async () => {
    const shards: FakeShard[] = [];
    await pursue({ ...ASK, maxStates: 150 }, spawnAll(shards)).answer;
    await pursue({ ...ASK, question: { type: "longestWait", job: "A" } }, spawnAll(shards)).answer;
    expect(shards).toEqual([]);
  });
});

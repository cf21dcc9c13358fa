import { describe, expect, it } from "vitest";
import {
  createClient,
  EngineFailure,
  EngineLost,
  type WorkerLike,
} from "../../src/worker/client.ts";
import type { Envelope, Reply } from "../../src/worker/messages.ts";
import { createManualTimers } from "./manualTimers.ts";

/** A worker that does nothing by itself. */
class Puppet implements WorkerLike {
  readonly posted: Envelope[] = [];
  isTerminated = false;
  refuses: Error | null = null;
  readonly #target = new EventTarget();

  postMessage(envelope: Envelope): void {
    if (this.refuses !== null) throw this.refuses;
    this.posted.push(envelope);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  addEventListener(type: string, listener: (event: MessageEvent<Reply>) => void): void {
    this.#target.addEventListener(type, (event) => listener(event as MessageEvent<Reply>));
  }

  reply(reply: Reply): void {
    this.#target.dispatchEvent(new MessageEvent("message", { data: reply }));
  }

  fail(type: "error" | "messageerror"): Event {
    const event = new Event(type, { cancelable: true });
    this.#target.dispatchEvent(event);
    return event;
  }
}

function setUp() {
  const workers: Puppet[] = [];
  const lost: string[] = [];
  const timers = createManualTimers();
  const blocked = { is: false };
  const client = createClient({
    spawn: () => {
      if (blocked.is) throw new Error("workers are forbidden");
      const worker = new Puppet();
      workers.push(worker);
      return worker;
    },
    timers,
    onLost: (reason) => lost.push(reason),
  });
  const nth = (index: number): Puppet => {
    const worker = workers[index];
    if (worker === undefined) throw new Error(`no worker ${index}`);
    return worker;
  };
  return { client, workers, nth, lost, timers, blocked };
}

const seek = (position: number) => ({ type: "seek", position }) as const;
const idOf = (worker: Puppet): number => worker.posted.at(-1)?.id ?? -1;

describe("the client", () => {
  it("starts the worker before anything is asked", () => {
    expect(setUp().workers).toHaveLength(1);
  });

  it("sends one request at a time, in order, each with a number of its own", async () => {
    const { client, nth } = setUp();
    const first = client.send({ type: "abandon" });
    const second = client.send({ type: "save", format: "text", view: VIEW });
    expect(nth(0).posted.map(({ request }) => request.type)).toEqual(["abandon"]);
    nth(0).reply({ id: idOf(nth(0)), type: "done", value: null });
    expect(await first).toBeNull();
    expect(nth(0).posted.map(({ id }) => id)).toEqual([1, 2]);
    nth(0).reply({ id: 2, type: "done", value: { text: "jobs" } });
    expect(await second).toEqual({ text: "jobs" });
  });

  it("ignores replies with another number", async () => {
    const { client, nth, timers } = setUp();
    const reply = client.send({ type: "abandon" });
    nth(0).reply({ id: 7, type: "done", value: { text: "no" } });
    await timers.settle();
    nth(0).reply({ id: 1, type: "done", value: null });
    expect(await reply).toBeNull();
  });

  it("rejects what the engine failed to do, and goes on with the same worker", async () => {
    const { client, nth, lost } = setUp();
    const failing = client.send(seek(1));
    const following = client.send({ type: "abandon" });
    nth(0).reply({ id: 1, type: "failed", message: "no branch 3" });
    await expect(failing).rejects.toThrow(new EngineFailure("no branch 3"));
    nth(0).reply({ id: 2, type: "done", value: null });
    expect(await following).toBeNull();
    expect(lost).toEqual([]);
  });

  it("ends a worker that does not answer for 5 s, and starts another for the next request", async () => {
    const { client, nth, workers, lost, timers } = setUp();
    const hanging = client.send(seek(1));
    const waiting = client.send(seek(2));
    const outcomes = Promise.allSettled([hanging, waiting]);
    await timers.pass(4990);
    expect(nth(0).isTerminated).toBe(false);
    await timers.pass(10);
    expect(nth(0).isTerminated).toBe(true);
    expect(lost).toEqual(["it did not answer within 5 s"]);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(EngineLost) });
    }
    const next = client.send({ type: "abandon" });
    expect(workers).toHaveLength(2);
    nth(0).reply({ id: idOf(nth(1)), type: "done", value: { text: "from the dead" } });
    nth(1).reply({ id: idOf(nth(1)), type: "done", value: null });
    expect(await next).toBeNull();
  });

  it("times each request from when it was sent", async () => {
    const { client, nth, lost, timers } = setUp();
    const replies = [client.send(seek(1)), client.send({ type: "abandon" })];
    await timers.pass(4000);
    nth(0).reply({ id: 1, type: "done", value: null });
    await timers.pass(4000);
    nth(0).reply({ id: 2, type: "done", value: null });
    await Promise.all(replies);
    expect(lost).toEqual([]);
  });

  it("waits once more when the page itself was asleep", async () => {
    const { client, nth, lost, timers } = setUp();
    const reply = client.send({ type: "abandon" });
    timers.sleep(60_000);
    await timers.pass(10);
    expect(lost).toEqual([]);
    nth(0).reply({ id: 1, type: "done", value: null });
    expect(await reply).toBeNull();
  });

  it("gives up on a worker that is silent after such a sleep", async () => {
    const { client, lost, timers } = setUp();
    const reply = client.send({ type: "abandon" });
    const failed = expect(reply).rejects.toThrow(EngineLost);
    timers.sleep(60_000);
    await timers.pass(5010);
    await failed;
    expect(lost).toHaveLength(1);
  });

  it.each(["error", "messageerror"] as const)("tells of an idle worker's %s event", (type) => {
    const { nth, lost } = setUp();
    nth(0).fail(type);
    expect(lost).toHaveLength(1);
    expect(nth(0).isTerminated).toBe(true);
  });

  it("keeps a worker's error out of the console", () => {
    expect(setUp().nth(0).fail("error").defaultPrevented).toBe(true);
  });

  it("tells that it was lost before it rejects", async () => {
    const order: string[] = [];
    const worker = new Puppet();
    const client = createClient({
      spawn: () => worker,
      timers: createManualTimers(),
      onLost: () => order.push("lost"),
    });
    const reply = client.send(seek(1)).catch(() => order.push("rejected"));
    worker.fail("error");
    await reply;
    expect(order).toEqual(["lost", "rejected"]);
  });

  it("rejects a request for which no worker can be started", async () => {
    const { client, nth, lost, blocked } = setUp();
    nth(0).fail("error");
    blocked.is = true;
    await expect(client.send(seek(1))).rejects.toThrow("workers are forbidden");
    expect(lost).toHaveLength(2);
  });

  it("rejects a message that cannot be cloned, and sends the next", async () => {
    const { client, nth } = setUp();
    nth(0).refuses = new Error("could not be cloned");
    await expect(client.send(seek(1))).rejects.toThrow(EngineFailure);
    nth(0).refuses = null;
    const next = client.send({ type: "abandon" });
    nth(0).reply({ id: idOf(nth(0)), type: "done", value: null });
    expect(await next).toBeNull();
  });

  it("rejects everything once destroyed, and tells nobody", async () => {
    const { client, nth, lost } = setUp();
    const open = client.send(seek(1));
    client.destroy();
    await expect(open).rejects.toThrow("it was closed");
    await expect(client.send(seek(2))).rejects.toThrow("it was closed");
    expect(nth(0).isTerminated).toBe(true);
    expect(lost).toEqual([]);
  });
});

const VIEW = { selection: null, panel: "inspector" } as const;

// Threads that the page starts for a live run, and what its worker hears of them.
import { expect, it } from "vitest";
import type { LiveReport } from "../../src/worker/liveMessages.ts";
import { LiveThreads, type PageThread } from "../../src/worker/liveThreads.ts";
import { createRemoteThreads } from "../../src/worker/remoteThreads.ts";
import type { ThreadReport } from "../../src/worker/threadMessages.ts";

class FakeThread implements PageThread {
  readonly given: MessagePort[] = [];
  isTerminated = false;
  readonly #target = new EventTarget();

  postMessage(port: MessagePort): void {
    this.given.push(port);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  addEventListener(type: string, listener: (event: Event) => void): void {
    this.#target.addEventListener(type, listener);
  }

  fail(message: string): void {
    this.#target.dispatchEvent(Object.assign(new Event("error"), { message }));
  }
}

/** A live worker's threads, started by a page. */
function setUp(spawn?: () => PageThread) {
  const started: FakeThread[] = [];
  const died: string[] = [];
  const reports: ThreadReport[] = [];
  const page = new LiveThreads(
    spawn ??
      (() => {
        const thread = new FakeThread();
        started.push(thread);
        return thread;
      }),
    (thread, why) => remote.die(thread, why),
  );
  const remote = createRemoteThreads((report: LiveReport) => {
    if (report.type === "spawn") page.start(report.thread, report.port);
  });
  const ask = () =>
    remote.spawn({
      onReport: (report) => reports.push(report),
      onDied: (why) => died.push(why),
    });
  return { ask, page, started, died, reports };
}

it("speak with the live worker by a port of their own", async () => {
  const { ask, started, reports } = setUp();
  ask();
  ask();
  started[1]?.given[0]?.postMessage({ type: "loaded" } satisfies ThreadReport);
  await expect.poll(() => reports).toEqual([{ type: "loaded" }]);
  started[0]?.given[0]?.close();
  started[1]?.given[0]?.close();
});

it("tell which of them ended by itself, and why", () => {
  const { ask, started, died } = setUp();
  ask();
  ask();
  started[1]?.fail("out of memory");
  started[0]?.fail("");
  expect(died).toEqual(["out of memory", "the browser gave no reason"]);
});

it("have died where they cannot be started", () => {
  const { ask, died } = setUp(() => {
    throw new Error("too many workers");
  });
  ask();
  expect(died).toEqual(["too many workers"]);
});

it("end together", () => {
  const { ask, page, started } = setUp();
  ask();
  ask();
  page.end();
  expect(started.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
});

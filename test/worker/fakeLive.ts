// Live workers for tests: the real host in the same thread, whose jobs take turns as the test's clock goes on.
import type { Timers } from "../../src/worker/client.ts";
import type { LiveWorker } from "../../src/worker/liveClient.ts";
import { LiveHost } from "../../src/worker/liveHost.ts";
import type { LiveOrder, LiveReport } from "../../src/worker/liveMessages.ts";

class FakeLive implements LiveWorker {
  readonly orders: LiveOrder[] = [];
  isTerminated = false;
  /** Does nothing that it is told from now on. */
  isDeaf = false;
  readonly #target = new EventTarget();
  readonly #host: LiveHost;

  constructor(timers: Timers) {
    const begun = timers.now();
    const unlessEnded = (run: () => void) => () => {
      if (!this.isTerminated) run();
    };
    this.#host = new LiveHost({
      report: (report) => this.report(report),
      now: () => timers.now() - begun,
      later: (run) => void timers.after(0, unlessEnded(run)),
      after: (ms, run) => void timers.after(ms, unlessEnded(run)),
      random: () => 0,
      spawn: () => {
        throw new Error("there are no threads here");
      },
    });
  }

  postMessage(order: LiveOrder): void {
    this.orders.push(structuredClone(order));
    // There are no threads here that could die.
    if (!this.isDeaf && order.type !== "died") this.#host.handle(structuredClone(order));
  }

  terminate(): void {
    this.isTerminated = true;
  }

  addEventListener(type: string, listener: (event: MessageEvent<LiveReport>) => void): void {
    this.#target.addEventListener(type, (event) => listener(event as MessageEvent<LiveReport>));
  }

  report(report: LiveReport): void {
    if (this.isTerminated) return;
    this.#target.dispatchEvent(new MessageEvent("message", { data: structuredClone(report) }));
  }

  die(message = ""): void {
    this.#target.dispatchEvent(
      Object.assign(new Event("error", { cancelable: true }), { message }),
    );
  }
}

/** Spawns workers and keeps them. */
export class FakeLives {
  readonly all: FakeLive[] = [];
  readonly #timers: Timers;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  readonly spawn = (): FakeLive => {
    const worker = new FakeLive(this.#timers);
    this.all.push(worker);
    return worker;
  };

  get latest(): FakeLive {
    const worker = this.all.at(-1);
    if (worker === undefined) throw new Error("no worker was started");
    return worker;
  }
}

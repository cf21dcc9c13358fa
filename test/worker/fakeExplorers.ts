// Exploring workers for tests: the real explorer in the same thread, whose work is done when the test says so.
import type { ExploreWorker } from "../../src/worker/exploreClient.ts";
import type { ExploreOrder, ExploreReport } from "../../src/worker/exploreMessages.ts";
import { createExplorer } from "../../src/worker/explorer.ts";

/** Portions of a search take as long as the clock says that is read this often, in ms. */
const TICK_MS = 10;

export class FakeExplorer implements ExploreWorker {
  readonly orders: ExploreOrder[] = [];
  isTerminated = false;
  readonly #line: (() => void)[] = [];
  readonly #target = new EventTarget();
  readonly #handle: (order: ExploreOrder) => void;

  constructor() {
    let now = 0;
    this.#handle = createExplorer({
      report: (report) => this.report(report),
      now: () => {
        now += TICK_MS;
        return now;
      },
      later: (run) => this.#line.push(run),
    });
  }

  postMessage(order: ExploreOrder): void {
    this.orders.push(structuredClone(order));
    this.#handle(structuredClone(order));
  }

  terminate(): void {
    this.isTerminated = true;
    this.#line.length = 0;
  }

  addEventListener(type: string, listener: (event: MessageEvent<ExploreReport>) => void): void {
    this.#target.addEventListener(type, (event) => listener(event as MessageEvent<ExploreReport>));
  }

  /** Works so many portions, or until there is nothing more to do. */
  work(portions = Number.POSITIVE_INFINITY): void {
    for (let done = 0; done < portions && this.#line.length > 0; done++) this.#line.shift()?.();
  }

  report(report: ExploreReport): void {
    this.#target.dispatchEvent(new MessageEvent("message", { data: structuredClone(report) }));
  }

  /** As browsers end a worker, with a message or without. */
  die(message = ""): void {
    this.#target.dispatchEvent(
      Object.assign(new Event("error", { cancelable: true }), { message }),
    );
  }
}

/** Spawns workers and keeps them. */
export class FakeExplorers {
  readonly all: FakeExplorer[] = [];

  readonly spawn = (): FakeExplorer => {
    const worker = new FakeExplorer();
    this.all.push(worker);
    return worker;
  };

  get latest(): FakeExplorer {
    const worker = this.all.at(-1);
    if (worker === undefined) throw new Error("no worker was started");
    return worker;
  }
}

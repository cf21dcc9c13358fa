// The page's side of the engine: numbered requests, one reply each, and a watchdog that ends a
// worker which does not answer.
import { describeError } from "../sim/words.ts";
import type { Envelope, Replies, Reply, Request } from "./messages.ts";

/** The part of a `Worker` that is needed. */
export interface WorkerLike {
  postMessage(envelope: Envelope): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Reply>) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

/** Times in ms. `after` returns what cancels it. */
export interface Timers {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

export interface ClientOptions {
  /** May throw where workers are not to be had. */
  readonly spawn: () => WorkerLike;
  readonly timers: Timers;
  /** How long a request may take, in ms. */
  readonly timeoutMs?: number;
  /** Called when the worker has died and before its requests are rejected. */
  readonly onLost: (reason: string) => void;
}

export interface Client {
  /**
   * Requests are sent one at a time, in the order of the calls, so that the watchdog times one
   * request alone and it is known which one a worker died of.
   * @throws EngineLost (as a rejection) when the worker died of it, or with it waiting in line: a
   * new worker, started by the next request, has nothing open yet.
   * @throws EngineFailure when the engine could not do it; the worker goes on.
   */
  send<R extends Request>(request: R): Promise<Replies[R["type"]]>;
  destroy(): void;
}

/** The worker died, was ended by the watchdog, or could not be started. */
export class EngineLost extends Error {
  override readonly name = "EngineLost";
}

/** A request that the engine failed to do, by a defect of its own. */
export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
}

interface Pending {
  readonly request: Request;
  readonly resolve: (value: Replies[keyof Replies]) => void;
  readonly reject: (error: Error) => void;
}

interface Sent extends Pending {
  readonly id: number;
}

const TIMEOUT_MS = 5000;

// A timer that comes this much too late was held up by the page's own sleep or a debugger, and the
// reply may be in line behind it.
const LATE_MS = 1000;

/** Starts a worker at once, and another one when a request follows its death. */
export function createClient(options: ClientOptions): Client {
  return new WorkerClient(options);
}

class WorkerClient implements Client {
  readonly #options: ClientOptions;
  readonly #timeoutMs: number;
  readonly #line: Pending[] = [];
  #worker: WorkerLike | null = null;
  #sent: Sent | null = null;
  #lastId = 0;
  #isDestroyed = false;
  #stopWatch = () => {};

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    try {
      this.#start();
    } catch {
      // The first request tries again and reports it.
    }
  }

  send<R extends Request>(request: R): Promise<Replies[R["type"]]> {
    return new Promise((resolve, reject) => {
      if (this.#isDestroyed) {
        reject(new EngineLost("it was closed"));
        return;
      }
      this.#line.push({
        request,
        // The reply to a request is of the request's type: `messages.ts` says so for both sides.
        resolve: (value) => resolve(value as Replies[R["type"]]),
        reject,
      });
      this.#sendNext();
    });
  }

  destroy(): void {
    this.#isDestroyed = true;
    for (const { reject } of this.#takePending()) reject(new EngineLost("it was closed"));
  }

  #start(): WorkerLike {
    const worker = this.#options.spawn();
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => {
      if (this.#worker === worker) this.#receive(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (this.#worker === worker) this.#lose(describeEvent(event));
    });
    worker.addEventListener("messageerror", () => {
      if (this.#worker === worker) this.#lose("a message could not be read");
    });
    return worker;
  }

  #sendNext(): void {
    const next = this.#sent === null ? this.#line.shift() : undefined;
    if (next === undefined) return;
    this.#lastId += 1;
    const sent = { ...next, id: this.#lastId };
    this.#sent = sent;
    const worker = this.#worker ?? this.#restart();
    if (worker === null) return;
    try {
      worker.postMessage({ id: sent.id, request: sent.request });
      this.#watch(sent, true);
    } catch (error) {
      this.#sent = null;
      sent.reject(new EngineFailure(describeError(error), { cause: error }));
      this.#sendNext();
    }
  }

  #restart(): WorkerLike | null {
    try {
      return this.#start();
    } catch (error) {
      this.#lose(`it could not be started (${describeError(error)})`);
      return null;
    }
  }

  #receive(reply: Reply): void {
    const sent = this.#sent;
    if (sent === null || reply.id !== sent.id) return;
    this.#stopWatch();
    this.#sent = null;
    if (reply.type === "done") sent.resolve(reply.value);
    else sent.reject(new EngineFailure(reply.message));
    this.#sendNext();
  }

  #watch(sent: Sent, mayExtend: boolean): void {
    const { timers } = this.#options;
    const since = timers.now();
    this.#stopWatch = timers.after(this.#timeoutMs, () => {
      if (this.#sent !== sent) return;
      const isLate = timers.now() - since > this.#timeoutMs + LATE_MS;
      if (isLate && mayExtend) this.#watch(sent, false);
      else this.#lose(`it did not answer within ${this.#timeoutMs / 1000} s`);
    });
  }

  #lose(reason: string): void {
    const lost = this.#takePending();
    this.#options.onLost(reason);
    for (const { reject } of lost) reject(new EngineLost(reason));
  }

  #takePending(): readonly Pending[] {
    this.#stopWatch();
    this.#worker?.terminate();
    this.#worker = null;
    const pending = [...(this.#sent === null ? [] : [this.#sent]), ...this.#line.splice(0)];
    this.#sent = null;
    return pending;
  }
}

function describeEvent(event: Event): string {
  const message = "message" in event ? event.message : undefined;
  return typeof message === "string" && message !== "" ? message : "it could not be loaded";
}

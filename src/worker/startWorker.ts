// The page's side of a worker that is started for one piece of work and ends with it.
import { describeError } from "../sim/words.ts";
import { findMessage } from "./workerError.ts";

/** The part of a `Worker` that is needed. */
export interface ReportingWorker<Order, Report> {
  postMessage(order: Order): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: MessageEvent<Report>) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: Event) => void): void;
}

/** What every such worker can report: that it could not do its work. */
interface Failure {
  readonly type: "failed";
  readonly message: string;
  readonly isMemory?: boolean;
}

interface WorkerListener<Report> {
  /** All but failures. */
  readonly onReport: (report: Report) => void;
  /** It has ended before its work; `isMemory`: for want of memory, as far as can be told. */
  readonly onFailed: (message: string, isMemory: boolean) => void;
}

interface StartedWorker<Order> {
  readonly send: (order: Order) => void;
  readonly stop: () => void;
}

/**
 * Starts a worker for one order.
 * @param spawn may throw where workers are not to be had: that is a failure like others.
 * @param last the report with which its work, and so the worker, ends.
 */
export function startWorker<Order, Report extends { readonly type: string }>(
  spawn: () => ReportingWorker<Order, Report>,
  order: Order,
  last: Report["type"],
  listener: WorkerListener<Report>,
): StartedWorker<Order> {
  let worker: ReportingWorker<Order, Report> | null = null;
  let hasReported = false;
  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  const fail = (message: string, isMemory: boolean): void => {
    if (worker === null) return;
    end();
    listener.onFailed(message, isMemory);
  };
  const receive = (report: Report): void => {
    if (worker === null) return;
    hasReported = true;
    if (isFailure(report)) fail(report.message, report.isMemory ?? false);
    else {
      if (report.type === last) end();
      listener.onReport(report);
    }
  };
  try {
    worker = spawn();
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      const message = findMessage(event);
      // Browsers end a worker whose memory is full, and say so or nothing.
      if (message === null) fail(hasReported ? "it ended" : "it could not be loaded", hasReported);
      else fail(message, /memory/i.test(message));
    });
    worker.addEventListener("messageerror", () => fail("a message could not be read", false));
    worker.postMessage(order);
  } catch (error) {
    end();
    listener.onFailed(describeError(error), false);
  }
  return { send: (next) => worker?.postMessage(next), stop: end };
}

function isFailure(report: { readonly type: string }): report is Failure {
  return report.type === "failed";
}

// One run of a live worker as the page follows it: what it last told, how fast it is, whether the page slept, and an end
// to a worker that does not end by itself.
import type { Choice } from "../core/step.ts";
import { type LiveHandle, startLive } from "../worker/liveClient.ts";
import type { LiveProgress, LiveStart } from "../worker/liveMessages.ts";
import { createRateMeter } from "../worker/rateMeter.ts";
import type { LivePorts, LiveTask, OverTask } from "./liveTypes.ts";

interface WatchListener {
  readonly onTask: (task: LiveTask) => void;
  readonly onProgress?: (progress: LiveProgress) => void;
  /** False: they cannot be had, so that the run has to end. */
  readonly onChoices?: (choices: readonly Choice[]) => Promise<boolean>;
  /** It is over, and nothing more comes of it. */
  readonly onOver?: (task: OverTask) => void;
  /** For so many ms nothing went on at all. */
  readonly onAsleep?: (ms: number) => void;
}

export interface LiveWatch {
  readonly send: LiveHandle["send"];
  /** Resolves when the run is over. */
  readonly stop: () => Promise<void>;
  readonly abort: () => void;
}

/** A worker that is told to end says something all the time until it has: this long it may be silent. */
const SILENCE_MS = 10_000;
/** A worker tells how it goes several times a second: what takes longer than this is sleep. */
const SLEEP_MS = 2000;

/** A worker says at once that its threads are starting. One that says nothing for so long is started anew. */
const START_MS = 3000;
const STARTS_MAX = 3;

const NOT_STARTED = "the browser started no threads; try it again, or load the page anew";
const NOT_ENDED = "it did not end when it was told to, and was ended";
const NOT_RECORDED = "its steps could not be recorded any more";

export function watchLive(
  { spawn, timers }: LivePorts,
  start: LiveStart,
  listener: WatchListener,
): LiveWatch {
  const { mode } = start;
  const meter = createRateMeter();
  let progress: LiveProgress | null = null;
  let isStopping = false;
  let isOver = false;
  let stopWatch = () => {};
  let settle = () => {};
  const over = new Promise<void>((resolve) => {
    settle = resolve;
  });

  const tell = (): void =>
    listener.onTask({ type: "on", mode, progress, rate: meter.rate, isStopping });
  const conclude = (task: OverTask): void => {
    if (isOver) return;
    isOver = true;
    stopWatch();
    listener.onTask(task);
    listener.onOver?.(task);
    settle();
  };
  const fail = (message: string): void => {
    handle?.abort();
    conclude({ type: "failed", mode, message, progress });
  };
  const hear = (): void => {
    stopWatch();
    if (isStopping && !isOver) stopWatch = timers.after(SILENCE_MS, () => fail(NOT_ENDED));
  };
  const follow = (next: LiveProgress): void => {
    hear();
    const slept = progress?.phase === "running" ? next.elapsedMs - progress.elapsedMs : 0;
    progress = next;
    meter.add(next.steps, next.elapsedMs);
    tell();
    if (slept > SLEEP_MS) listener.onAsleep?.(slept);
    listener.onProgress?.(next);
  };
  const take = async (choices: readonly Choice[]): Promise<void> => {
    hear();
    const isTaken = (await listener.onChoices?.(choices)) ?? true;
    if (isTaken) handle?.send({ type: "shown" });
    else fail(NOT_RECORDED);
  };
  // Before there is a handle it can only have failed to start.
  let handle: LiveHandle | null = null;
  tell();
  const begin = (time: number): void => {
    handle = startLive(spawn, start, {
      onProgress: follow,
      onChoices: (choices) => void take(choices),
      onEnded: (result, last) => conclude({ type: "ended", mode, result, progress: last }),
      onFailed: fail,
    });
    if (isOver) return;
    stopWatch = timers.after(START_MS, () => {
      handle?.abort();
      if (time < STARTS_MAX) begin(time + 1);
      else fail(NOT_STARTED);
    });
  };
  begin(1);
  return {
    send: (order) => handle?.send(order),
    stop: () => {
      if (!isOver && !isStopping) {
        isStopping = true;
        tell();
        handle?.send({ type: "stop" });
        hear();
      }
      return over;
    },
    abort: () => {
      isOver = true;
      stopWatch();
      handle?.abort();
      settle();
    },
  };
}

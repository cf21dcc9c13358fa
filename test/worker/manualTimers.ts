// Timers for tests: time passes when the test says so.
import type { Timers } from "../../src/worker/client.ts";

export interface ManualTimers extends Timers {
  /** Lets time pass in small steps, and everything that is due with it. */
  pass(ms: number): Promise<void>;
  /** Moves the clock without running anything, as when a computer sleeps. */
  sleep(ms: number): void;
  /** Lets all promises settle that can. */
  settle(): Promise<void>;
}

const START = 1_000_000;
const STEP_MS = 5;

export function createManualTimers(): ManualTimers {
  let now = START;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];

  async function settle(): Promise<void> {
    // One turn of the event loop: microtasks, however many follow each other, are done after it.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async function runDue(): Promise<void> {
    for (;;) {
      await settle();
      const due = waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) return;
      waiting = waiting.filter((one) => one !== due);
      due.run();
    }
  }

  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((one) => one !== timer);
      };
    },
    pass: async (ms) => {
      const end = now + ms;
      await runDue();
      while (now < end) {
        now = Math.min(now + STEP_MS, end);
        await runDue();
      }
    },
    sleep: (ms) => {
      now += ms;
    },
    settle,
  };
}

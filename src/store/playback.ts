// Runs: steps by the policy at the speed of the settings, or as fast as they go until something happens.
import type { Until } from "../sim/until.ts";
import type { Update } from "../worker/messages.ts";
import { describeRun } from "./announce.ts";
import type { SessionCore } from "./sessionCore.ts";

export interface Playback {
  readonly play: () => void;
  readonly runUntil: (until: Until) => Promise<void>;
  /** Ends a run, after the request that is under way. */
  readonly stop: () => void;
}

interface Run {
  isStopped: boolean;
  /** Has made a step: from then on breakpoints stop it. */
  isUnderWay: boolean;
  /** Ends a pause between two requests. */
  wake: () => void;
}

/** Above this many steps a second a request makes several. */
const REQUESTS_PER_SECOND = 60;
/** Short enough that progress is seen and `stop` heard. */
const PORTION = 500;

const END: Until = { type: "end" };

export function createPlayback(core: SessionCore): Playback {
  let current: Run | null = null;
  const { timers, settings } = core.ports;

  function stop(): void {
    if (current === null) return;
    current.isStopped = true;
    current.wake();
    current = null;
    core.set({ playing: false, running: null });
  }

  function begin(): Run | null {
    if (core.get().snapshot === null) return null;
    stop();
    current = { isStopped: false, isUnderWay: false, wake: () => {} };
    core.set({ playing: true, stop: null });
    return current;
  }

  // How many steps were made, or null when the run is over.
  async function advance(run: Run, until: Until, steps: number): Promise<number | null> {
    if (run.isStopped) return null;
    const { policy, seed } = settings.getState();
    const before = core.get().position;
    const { isUnderWay: isContinued } = run;
    const reply = await core.ask({ type: "run", policy, seed, until, steps, isContinued });
    run.isUnderWay = true;
    showRun(core, reply.update, reply.stop);
    const made = core.get().position - before;
    return reply.stop === null && made > 0 ? made : null;
  }

  function finish(run: Run): void {
    if (current === run) stop();
  }

  async function playOn(run: Run): Promise<void> {
    let due = timers.now();
    for (;;) {
      const { speed } = settings.getState();
      const steps = Math.ceil(speed / REQUESTS_PER_SECOND);
      // Late steps are not made up for: a tab that was in the background goes on as if paused.
      due = Math.max(due, timers.now()) + (1000 * steps) / speed;
      const made = await core.perform(() => advance(run, END, steps), null);
      if (made === null || run.isStopped) break;
      await sleep(run, due - timers.now());
    }
    finish(run);
  }

  function sleep(run: Run, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(Math.max(ms, 0), resolve);
      run.wake = () => {
        cancel();
        resolve();
      };
    });
  }

  return {
    stop,
    play: () => {
      const run = begin();
      if (run !== null) void playOn(run);
    },
    runUntil: async (until) => {
      const run = begin();
      if (run === null) return;
      let steps = 0;
      core.set({ running: { steps } });
      for (;;) {
        const made = await core.perform(() => advance(run, until, PORTION), null);
        if (made === null || run.isStopped) break;
        steps += made;
        core.set({ running: { steps } });
      }
      finish(run);
    },
  };
}

/** Shows what a run made, and says its last step and why it stopped. */
export function showRun(core: SessionCore, update: Update, stop: string | null): void {
  const { position, branch } = core.get();
  const isMoved = update.position !== position || update.branch !== branch;
  core.show(update, (shown) => describeRun(shown, isMoved, stop), { stop });
}

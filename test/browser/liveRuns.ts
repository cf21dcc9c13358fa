// Live runs by the built page's own workers, without its panels: as `src/worker/liveClient.ts` works them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ROOT } from "../../scripts/root.mjs";
import type { LiveReport, LiveStart } from "../../src/worker/liveMessages.ts";

function findAsset(beginning: string): string {
  const name = readdirSync(join(ROOT, "dist", "assets")).find((file) => file.startsWith(beginning));
  if (name === undefined) throw new Error(`the built page has no ${beginning}`);
  return `assets/${name}`;
}

export interface LiveRunResult {
  /** From its order until all threads ran, in ms. */
  readonly startMs: number;
  /** How it ended, or why it could not. */
  readonly ending: string;
}

/** Makes runs with threads, one after the other, and ends their workers. */
export function makeLiveRuns(
  page: Page,
  scenario: LiveStart["scenario"],
  count: number,
): Promise<readonly LiveRunResult[]> {
  const start: LiveStart = {
    scenario,
    choices: [],
    mode: "threads",
    scale: 1,
    isHeld: false,
    breakpoints: [],
    maxSteps: 500_000,
    isRecorded: false,
  };
  const files = { live: findAsset("live.worker-"), thread: findAsset("thread.worker-") };
  return page.evaluate(
    async ([{ live, thread }, order, runs]) => {
      const make = async () => {
        const pressed = performance.now();
        const worker = new Worker(live, { type: "module" });
        const threads: Worker[] = [];
        let startMs = 0;
        const ending = await new Promise<string>((resolve) => {
          worker.addEventListener("message", ({ data }: MessageEvent<LiveReport>) => {
            if (data.type === "spawn") {
              const started = new Worker(thread, { type: "module" });
              threads.push(started);
              started.postMessage(data.port, [data.port]);
            } else if (data.type === "progress" && data.progress.phase === "running") {
              startMs ||= performance.now() - pressed;
            } else if (data.type === "ended") resolve(data.result.ending);
            else if (data.type === "failed") resolve(data.message);
          });
          worker.postMessage({ type: "start", start: order });
        });
        worker.terminate();
        for (const each of threads) each.terminate();
        return { startMs, ending };
      };
      const made = [];
      for (let run = 0; run < runs; run++) made.push(await make());
      return made;
    },
    [files, start, count] as const,
  );
}

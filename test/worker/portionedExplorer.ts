// The exploring worker's work in tests: portion by portion, with time that passes as the test says.
import type { ExploreOrder, ExploreReport } from "../../src/worker/exploreMessages.ts";
import { createExplorer } from "../../src/worker/explorer.ts";

/** `tick` is how far the clock goes each time that it is read, in ms. */
export function createPortionedExplorer(tick: number) {
  const reports: ExploreReport[] = [];
  const line: (() => void)[] = [];
  let now = 0;
  const handle = createExplorer({
    report: (report) => reports.push(structuredClone(report)),
    now: () => {
      now += tick;
      return now;
    },
    later: (run) => line.push(run),
  });
  /** Works a number of portions, or until there is nothing more to do. */
  const work = (portions = Number.POSITIVE_INFINITY): void => {
    for (let done = 0; done < portions && line.length > 0; done++) line.shift()?.();
  };
  const order = (given: ExploreOrder): void => handle(structuredClone(given));
  return { reports, line, work, order };
}

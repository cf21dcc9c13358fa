// Finds what would help a waiting job, told step by step, with reports of how far that is.
import { Remedies } from "../explore/remedies.ts";
import type { HelpOrder, HelpTold, ToldRemedy } from "./exploreMessages.ts";
import { createStart, type ExplorerPorts } from "./explorerPorts.ts";
import { workInPortions } from "./portions.ts";
import { tellSteps } from "./schedules.ts";

/** Between two looks at the clock: to begin with another set of jobs costs more than a state. */
const STATES = 16;

/** Goes on by itself until it has reported all there is, or has come to its bounds. */
export function searchRemedies(order: HelpOrder, ports: ExplorerPorts): void {
  const start = createStart(order);
  const remedies = new Remedies(start, order.job, order.maxStates);
  const found: ToldRemedy[] = [];
  // The search counts time from its start: a schedule is told as it is from where it begins.
  const describe = (isComplete: boolean): HelpTold => {
    for (const { jobs, choices } of remedies.found.slice(found.length)) {
      found.push({ jobs, steps: tellSteps(start, choices).steps });
    }
    return { found, states: remedies.states, isComplete };
  };
  const work = {
    advance: () => remedies.advance(STATES),
    isDone: (elapsedMs: number) => remedies.isDone || elapsedMs >= order.maxMs,
    tell: () => ports.report({ type: "helping", told: describe(false) }),
    conclude: () => {
      const isComplete = remedies.isDone && remedies.isComplete;
      ports.report({ type: "helped", told: describe(isComplete) });
    },
  };
  workInPortions(work, ports);
}

// Finds what would help a waiting job in portions, told step by step, with reports of how far that is.
import { type Choice, step } from "../core/step.ts";
import { createWorld, type World } from "../core/world.ts";
import { Remedies } from "../explore/remedies.ts";
import type { Remedy } from "../sim/question.ts";
import { describeStep } from "../sim/trail.ts";
import type { TrailStep } from "../sim/view.ts";
import type { HelpOrder, HelpTold, ToldRemedy } from "./exploreMessages.ts";
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";

/** Between two looks at the clock: to begin with another set of jobs costs more than a state. */
const STATES = 16;

/** Goes on by itself until it has reported all there is, or has come to its bounds. */
export function searchRemedies(order: HelpOrder, ports: ExplorerPorts): void {
  const { now, report, later } = ports;
  const start = play(createWorld(order.scenario), order.choices);
  const remedies = new Remedies(start, order.job, order.maxStates);
  const found: ToldRemedy[] = [];
  let elapsed = 0;
  let reported = 0;
  const tell = (isComplete: boolean): HelpTold => {
    for (const remedy of remedies.found.slice(found.length)) found.push(tellRemedy(start, remedy));
    return { found, states: remedies.states, isComplete };
  };
  const work = (): void => {
    const since = now();
    while (!remedies.isDone && now() - since < PORTION_MS) remedies.advance(STATES);
    elapsed += now() - since;
    if (remedies.isDone || elapsed >= order.maxMs) {
      report({ type: "helped", told: tell(remedies.isDone && remedies.isComplete) });
      return;
    }
    if (elapsed - reported >= REPORT_EVERY_MS) {
      reported = elapsed;
      report({ type: "helping", told: tell(false) });
    }
    later(() => guard(ports, work));
  };
  later(() => guard(ports, work));
}

function play(start: World, choices: readonly Choice[]): World {
  return choices.reduce((world, choice) => step(world, choice).world, start);
}

// The search counts time from its start: the schedule is told as it is from where it begins.
function tellRemedy(start: World, { jobs, choices }: Remedy): ToldRemedy {
  let world = start;
  const steps = choices.map((choice): TrailStep => {
    const made = step(world, choice);
    const told = describeStep(world, choice, made);
    world = made.world;
    return told;
  });
  return { jobs, steps };
}

// Cuts a scenario down in portions, with reports of how far that is and of what is left so far.
import type { Program, Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import { measureExtent } from "../explore/cuts.ts";
import { Minimizer, type Minimum } from "../explore/minimize.ts";
import type { Question } from "../sim/question.ts";
import type { CutOrder, CutProgress, Extent } from "./exploreMessages.ts";
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";
import { tellAnswer } from "./schedules.ts";

/** Between two looks at the clock. */
const STATES = 256;

export class Cutting {
  readonly #question: Question;
  readonly #ports: ExplorerPorts;
  readonly #minimizer: Minimizer;
  readonly #before: Extent;
  #made = 0;
  #elapsed = 0;
  #reported = 0;

  constructor(order: CutOrder, ports: ExplorerPorts) {
    const { choices, question, clock, maxStates, maxBytes } = order;
    const scenario = addSpawned(order.scenario, choices);
    const whole = [...choices, ...order.found.choices].filter(({ type }) => type !== "spawn");
    const found = { ...order.found, choices: whole };
    this.#question = question;
    this.#ports = ports;
    this.#minimizer = new Minimizer(scenario, question, found, { clock, maxStates, maxBytes });
    this.#before = measure(this.#minimizer.best);
  }

  /** Goes on by itself until nothing more can be cut. */
  go(): void {
    this.#ports.later(() => guard(this.#ports, this.#work));
  }

  readonly #work = (): void => {
    const { now, report } = this.#ports;
    const minimizer = this.#minimizer;
    const since = now();
    const made = this.#made;
    do {
      const { best } = minimizer;
      minimizer.advance(STATES);
      if (minimizer.best !== best) this.#made += 1;
    } while (!minimizer.isDone && now() - since < PORTION_MS);
    this.#elapsed += now() - since;
    if (minimizer.isDone) {
      report({ type: "cut", progress: this.#describe() });
      return;
    }
    // What is left is told at once, so that it can be kept when this is stopped.
    if (made !== this.#made || this.#elapsed - this.#reported >= REPORT_EVERY_MS) {
      this.#reported = this.#elapsed;
      report({ type: "cutting", progress: this.#describe() });
    }
    this.go();
  };

  #describe(): CutProgress {
    const { best, tried } = this.#minimizer;
    const { scenario, found } = best;
    return {
      tried,
      made: this.#made,
      elapsedMs: this.#elapsed,
      before: this.#before,
      after: measure(best),
      cut: { scenario, told: tellAnswer(createWorld(scenario), this.#question, found) },
    };
  }
}

// Jobs that came later may as well be there from the start and not run before.
function addSpawned(scenario: Scenario, choices: readonly Choice[]): Scenario {
  const spawned = choices.flatMap((choice): readonly (readonly [string, Program])[] =>
    choice.type === "spawn" ? [[choice.name, choice.program]] : [],
  );
  // Programs of jobs in a world are of the world's kind.
  return { ...scenario, jobs: { ...scenario.jobs, ...Object.fromEntries(spawned) } } as Scenario;
}

function measure({ scenario, found }: Minimum): Extent {
  return { ...measureExtent(scenario), choices: found.choices.length };
}

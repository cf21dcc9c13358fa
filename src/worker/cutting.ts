// Cuts a scenario down, with reports of how far that is and of what is left so far.
import type { Program, Scenario } from "../core/scenario.ts";
import type { Choice } from "../core/step.ts";
import { createWorld } from "../core/world.ts";
import { measureExtent } from "../explore/cuts.ts";
import { Minimizer, type Minimum } from "../explore/minimize.ts";
import type { Question } from "../sim/question.ts";
import type { CutOrder, CutProgress, Extent } from "./exploreMessages.ts";
import type { ExplorerPorts } from "./explorerPorts.ts";
import { workInPortions } from "./portions.ts";
import { tellAnswer } from "./schedules.ts";

/** Between two looks at the clock. */
const STATES = 256;

export class Cutting {
  readonly #question: Question;
  readonly #ports: ExplorerPorts;
  readonly #minimizer: Minimizer;
  readonly #before: Extent;
  #made = 0;
  #told = 0;

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
    const { report } = this.#ports;
    const work = {
      advance: () => this.#advance(),
      isDone: () => this.#minimizer.isDone,
      // What is left is told at once, so that it can be kept when this is stopped.
      hasNews: () => this.#made > this.#told,
      tell: (elapsedMs: number) => {
        this.#told = this.#made;
        report({ type: "cutting", progress: this.#describe(elapsedMs) });
      },
      conclude: (elapsedMs: number) => report({ type: "cut", progress: this.#describe(elapsedMs) }),
    };
    workInPortions(work, this.#ports);
  }

  #advance(): void {
    const { best } = this.#minimizer;
    this.#minimizer.advance(STATES);
    if (this.#minimizer.best !== best) this.#made += 1;
  }

  #describe(elapsedMs: number): CutProgress {
    const { best, tried } = this.#minimizer;
    const { scenario, found } = best;
    return {
      tried,
      made: this.#made,
      elapsedMs,
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

// The exploring worker's work: a search in portions, so that what the page says is heard between them,
// with reports of how far it is. No worker API here, so that tests use it as it is.
import { step } from "../core/step.ts";
import { createWorld, type World } from "../core/world.ts";
import { Inquiry } from "../explore/ask.ts";
import { type Exploration, Explorer } from "../explore/exploration.ts";
import { findLockOrder } from "../sim/lockOrder.ts";
import { compareCourses } from "./comparing.ts";
import { Cutting } from "./cutting.ts";
import type { Ask, ExploreOrder, SearchProgress } from "./exploreMessages.ts";
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";
import { drawMap } from "./mapping.ts";
import { createRateMeter } from "./rateMeter.ts";
import { searchRemedies } from "./remedySearch.ts";
import { tellAnswer } from "./schedules.ts";
import { tellSchedule } from "./telling.ts";

/** Between two looks at the clock: the dearest questions take some 10 µs a state. */
const STATES = 256;

/** @returns what takes the orders. It never throws: what goes wrong is reported. */
export function createExplorer(ports: ExplorerPorts): (order: ExploreOrder) => void {
  let pursuit: Pursuit | null = null;
  return (order) => {
    guard(ports, () => {
      switch (order.type) {
        case "ask":
          pursuit = new Pursuit(order.ask, ports);
          pursuit.go();
          return;
        case "pause":
          pursuit?.pause();
          return;
        case "continue":
          pursuit?.go();
          return;
        case "explore":
          ports.report({ type: "explored", exploration: explore(createWorld(order.scenario)) });
          return;
        case "map":
          drawMap(order.map, ports);
          return;
        case "lockOrder":
          ports.report({ type: "lockOrder", order: findLockOrder(order.scenario) });
          return;
        case "cut":
          new Cutting(order.cut, ports).go();
          return;
        case "tell":
          tellSchedule(order.tell, ports);
          return;
        case "help":
          searchRemedies(order.help, ports);
          return;
        case "compare":
          compareCourses(order.compare, ports);
          return;
        default:
          order satisfies never;
      }
    });
  };
}

/** A question on its way to the answer. */
class Pursuit {
  readonly #ask: Ask;
  readonly #ports: ExplorerPorts;
  readonly #start: World;
  readonly #inquiry: Inquiry;
  readonly #meter = createRateMeter();
  #isGoing = false;
  #isInLine = false;
  #elapsed = 0;
  #reported = 0;

  constructor(ask: Ask, ports: ExplorerPorts) {
    const { scenario, choices, question, clock, maxStates, maxBytes } = ask;
    this.#ask = ask;
    this.#ports = ports;
    this.#start = choices.reduce(
      (world, choice) => step(world, choice).world,
      createWorld(scenario),
    );
    this.#inquiry = new Inquiry(this.#start, question, { clock, maxStates, maxBytes });
  }

  go(): void {
    if (this.#isGoing || this.#inquiry.answer !== null) return;
    this.#isGoing = true;
    this.#continue();
  }

  pause(): void {
    if (!this.#isGoing) return;
    this.#isGoing = false;
    this.#report();
  }

  #continue(): void {
    if (this.#isInLine) return;
    this.#isInLine = true;
    this.#ports.later(this.#work);
  }

  readonly #work = (): void => {
    this.#isInLine = false;
    if (!this.#isGoing) return;
    guard(this.#ports, () => {
      const { now } = this.#ports;
      const since = now();
      while (this.#inquiry.answer === null && now() - since < PORTION_MS) {
        this.#inquiry.advance(STATES);
      }
      this.#elapsed += now() - since;
      this.#meter.add(this.#inquiry.progress.states, this.#elapsed);
      const { answer } = this.#inquiry;
      if (answer === null) {
        if (this.#elapsed - this.#reported >= REPORT_EVERY_MS) this.#report();
        this.#continue();
      } else {
        const told = tellAnswer(this.#start, this.#ask.question, answer);
        this.#ports.report({ type: "answer", told, progress: this.#progress });
      }
    });
  };

  get #progress(): SearchProgress {
    const { states, followed, steps, bytes } = this.#inquiry.progress;
    return { states, followed, steps, bytes, elapsedMs: this.#elapsed, rate: this.#meter.rate };
  }

  #report(): void {
    this.#reported = this.#elapsed;
    this.#ports.report({ type: "progress", progress: this.#progress });
  }
}

function explore(world: World): Exploration {
  const explorer = new Explorer(world);
  while (!explorer.isComplete) explorer.advance(STATES);
  return explorer.conclude();
}

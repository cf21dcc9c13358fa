// The exploring worker's work: a search in portions, so that what the page says is heard between them,
// with reports of how far it is. No worker API here, so that tests use it as it is.
import type { LockEvent } from "../core/events.ts";
import { type Choice, step } from "../core/step.ts";
import { createWorld, type World } from "../core/world.ts";
import { Inquiry } from "../explore/ask.ts";
import { type Exploration, Explorer } from "../explore/exploration.ts";
import { findConcern } from "../sim/concern.ts";
import { describeCourse, playCourse } from "../sim/course.ts";
import { findLockOrder } from "../sim/lockOrder.ts";
import type { Answer } from "../sim/question.ts";
import { describeStep } from "../sim/trail.ts";
import type { TrailStep } from "../sim/view.ts";
import type { Ask, ExploreOrder, Schedule, SearchProgress, Told } from "./exploreMessages.ts";
import { type ExplorerPorts, guard, PORTION_MS, REPORT_EVERY_MS } from "./explorerPorts.ts";
import { drawMap } from "./mapping.ts";
import { createRateMeter } from "./rateMeter.ts";

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
        const told: Told = { answer, schedules: this.#tellAll(answer) };
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

  #tellAll(answer: Answer): readonly Schedule[] {
    if (answer.verdict !== "found") return [];
    const { choices, schedules } = answer;
    if (schedules === undefined) return [{ ...this.#tell(choices), about: "" }];
    const courses = schedules.map((each) => playCourse(this.#start, each));
    const abouts = courses.map((course) => describeCourse(course, courses));
    return schedules.map((each, at) => ({ ...this.#tell(each), about: abouts[at] ?? "" }));
  }

  // The search counts time from its start: the schedule is told as it is from where it begins.
  #tell(choices: readonly Choice[]): Omit<Schedule, "about"> {
    let world = this.#start;
    let events: readonly LockEvent[] = [];
    const steps = choices.map((choice): TrailStep => {
      const made = step(world, choice);
      const told = describeStep(world, choice, made);
      ({ world, events } = made);
      return told;
    });
    return { steps, concern: findConcern(this.#ask.question, world, events) };
  }
}

function explore(world: World): Exploration {
  const explorer = new Explorer(world);
  while (!explorer.isComplete) explorer.advance(STATES);
  return explorer.conclude();
}

// Cuts a scenario down while the answer to a question stays: what is left is all that it takes.
import type { Scenario } from "../core/scenario.ts";
import { createWorld } from "../core/world.ts";
import type { Found, Question } from "../sim/question.ts";
import { Inquiry, type InquiryOptions } from "./ask.ts";
import { listCuts, measureSize } from "./cuts.ts";

/** A scenario that has the trouble, and a shortest schedule to it. */
export interface Minimum {
  readonly scenario: Scenario;
  readonly found: Found;
}

export class Minimizer {
  readonly #question: Question;
  readonly #options: InquiryOptions;
  #best: Minimum;
  #cuts: Iterator<Scenario>;
  #candidate: Scenario | null = null;
  #inquiry: Inquiry | null = null;
  #tried = 0;
  #isDone = false;

  /**
   * @param scenario of which the question has been answered by `found`, from its start.
   * @param options for each of the inquiries; a cut that cannot be decided within the bounds is not made.
   */
  constructor(scenario: Scenario, question: Question, found: Found, options: InquiryOptions = {}) {
    this.#question = question;
    this.#options = options;
    this.#best = { scenario, found };
    this.#cuts = listCuts(scenario, question);
  }

  /** The smallest scenario so far. */
  get best(): Minimum {
    return this.#best;
  }

  /** How many cuts were tried. */
  get tried(): number {
    return this.#tried;
  }

  /** Whether nothing more can be cut: without any one of its parts the trouble is gone. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Goes on by so many states of the search. */
  advance(states: number): void {
    if (this.#isDone) return;
    this.#inquiry ??= this.#begin();
    if (this.#inquiry === null) return;
    this.#inquiry.advance(states);
    const { answer } = this.#inquiry;
    if (answer === null) return;
    if (answer.verdict === "found" && this.#candidate !== null) this.#take(this.#candidate, answer);
    this.#inquiry = null;
  }

  #begin(): Inquiry | null {
    const { value, done } = this.#cuts.next() as IteratorResult<Scenario, undefined>;
    if (done === true) {
      this.#isDone = true;
      return null;
    }
    this.#candidate = value;
    this.#tried += 1;
    return new Inquiry(createWorld(value), this.#question, this.#options);
  }

  // Begins anew from the smaller one. Every cut makes it smaller, so this ends.
  #take(scenario: Scenario, found: Found): void {
    if (measureSize(scenario) >= measureSize(this.#best.scenario)) return;
    this.#best = { scenario, found };
    this.#cuts = listCuts(scenario, this.#question);
  }
}

// Cuts a scenario down while the answer to a question stays: what is left has no part that was found to be of no use.
import type { Scenario } from "../core/scenario.ts";
import { createWorld } from "../core/world.ts";
import type { Found, Question } from "../sim/question.ts";
import { Inquiry, type InquiryOptions } from "./ask.ts";
import { listCuts, measureSize } from "./cuts.ts";
import { listTails } from "./tails.ts";

/** A scenario that has the trouble, and a shortest schedule to it. */
export interface Minimum {
  readonly scenario: Scenario;
  readonly found: Found;
}

interface Candidate {
  readonly scenario: Scenario;
  /** Nothing else may be a shortest schedule in it. */
  readonly isStrict: boolean;
}

export class Minimizer {
  readonly #question: Question;
  readonly #options: InquiryOptions;
  #best: Minimum;
  #cuts: Iterator<Candidate>;
  #candidate: Candidate | null = null;
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
    this.#cuts = listCandidates(this.#best, question);
  }

  /** The smallest scenario so far. */
  get best(): Minimum {
    return this.#best;
  }

  /** How many cuts were tried. */
  get tried(): number {
    return this.#tried;
  }

  /** Whether nothing more was found to cut. */
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
    const { value, done } = this.#cuts.next() as IteratorResult<Candidate, undefined>;
    if (done === true) {
      this.#isDone = true;
      return null;
    }
    this.#candidate = value;
    this.#tried += 1;
    return new Inquiry(createWorld(value.scenario), this.#question, this.#options);
  }

  // Begins anew from the smaller one. Every cut makes it smaller, so this ends.
  #take({ scenario, isStrict }: Candidate, found: Found): void {
    if (measureSize(scenario) >= measureSize(this.#best.scenario)) return;
    if (isStrict && !isSameWay(found, this.#best.found)) return;
    this.#best = { scenario, found };
    this.#cuts = listCandidates(this.#best, this.#question);
  }
}

function* listCandidates({ scenario, found }: Minimum, question: Question): Generator<Candidate> {
  for (const cut of listCuts(scenario, question)) yield { scenario: cut, isStrict: false };
  for (const cut of listTails(scenario, question, found.choices)) {
    yield { scenario: cut, isStrict: true };
  }
}

function isSameWay(a: Found, b: Found): boolean {
  return JSON.stringify(a.choices) === JSON.stringify(b.choices);
}

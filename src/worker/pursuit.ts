// A question on its way to the answer: a search in portions, so that what the page says is heard between
// them, with reports of how far it is. A long one is handed to a team of workers, where there may be one.
import type { World } from "../core/world.ts";
import { Inquiry } from "../explore/ask.ts";
import type { Answer } from "../sim/question.ts";
import type { Ask, SearchProgress } from "./exploreMessages.ts";
import {
  createStart,
  type ExplorerPorts,
  guard,
  PORTION_MS,
  REPORT_EVERY_MS,
} from "./explorerPorts.ts";
import { createRateMeter } from "./rateMeter.ts";
import { tellAnswer } from "./schedules.ts";
import { Team } from "./team.ts";

/** Between two looks at the clock: the dearest questions take some 10 µs a state. */
const STATES = 256;

export class Pursuit {
  readonly #ask: Ask;
  readonly #ports: ExplorerPorts;
  readonly #start: World;
  readonly #inquiry: Inquiry;
  readonly #meter = createRateMeter();
  #team: Team | null = null;
  #mayCall: boolean;
  // The team searches, this worker does not.
  #isTeams = false;
  #isGoing = false;
  #isOver = false;
  #isInLine = false;
  #elapsed = 0;
  #reported = 0;
  #since = 0;

  constructor(ask: Ask, ports: ExplorerPorts) {
    const { question, clock, maxStates, maxBytes, workers = 1 } = ask;
    this.#ask = ask;
    this.#ports = ports;
    this.#mayCall = workers > 1;
    this.#start = createStart(ask);
    this.#inquiry = new Inquiry(this.#start, question, { clock, maxStates, maxBytes });
  }

  go(): void {
    if (this.#isGoing || this.#isOver) return;
    this.#isGoing = true;
    this.#since = this.#ports.now();
    if (this.#isTeams) this.#team?.resume();
    else this.#continue();
  }

  pause(): void {
    if (!this.#isGoing) return;
    if (this.#isTeams) this.#takeTime();
    this.#isGoing = false;
    this.#team?.pause();
    this.#report();
  }

  #continue(): void {
    if (this.#isInLine) return;
    this.#isInLine = true;
    this.#ports.later(this.#work);
  }

  readonly #work = (): void => {
    this.#isInLine = false;
    if (!this.#isGoing || this.#isTeams) return;
    guard(this.#ports, () => {
      const { now } = this.#ports;
      const since = now();
      while (this.#inquiry.answer === null && now() - since < PORTION_MS) {
        this.#inquiry.advance(STATES);
      }
      this.#elapsed += now() - since;
      const { answer } = this.#inquiry;
      if (answer !== null) {
        this.#conclude(answer);
        return;
      }
      this.#tellProgress();
      this.#callTeam();
      this.#continue();
    });
  };

  #conclude(answer: Answer): void {
    this.#isOver = true;
    this.#isGoing = false;
    this.#team?.stop();
    const told = tellAnswer(this.#start, this.#ask.question, answer);
    this.#ports.report({ type: "answer", told, progress: this.#progress });
  }

  // Until all of the team are there this worker goes on, and where they are not to be had ever after.
  #callTeam(): void {
    const { team } = this.#ports;
    if (!this.#mayCall || team === undefined) return;
    if (this.#inquiry.progress.states < team.after || this.#inquiry.lookout === null) return;
    this.#mayCall = false;
    const listener = {
      onReady: () => this.#handOver(),
      onProgress: () => this.#takeTime(),
      onAnswer: (answer: Answer) => this.#takeBack(answer),
      onFailed: () => this.#takeBack(null),
    };
    const { workers: size = 1 } = this.#ask;
    try {
      const options = { size, spawn: team.spawn, listener };
      this.#team = new Team(this.#ask, this.#inquiry, this.#start, options);
    } catch {
      this.#team = null;
    }
  }

  #handOver(): void {
    if (this.#inquiry.lookout === null) return;
    this.#isTeams = true;
    this.#since = this.#ports.now();
    this.#team?.start();
    if (!this.#isGoing) this.#team?.pause();
  }

  #takeBack(answer: Answer | null): void {
    guard(this.#ports, () => {
      if (this.#isTeams) this.#takeTime();
      this.#isTeams = false;
      if (answer === null) this.#team = null;
      else this.#inquiry.takeOver(answer);
      if (this.#isGoing) this.#continue();
    });
  }

  #takeTime(): void {
    if (!this.#isGoing) return;
    const now = this.#ports.now();
    this.#elapsed += now - this.#since;
    this.#since = now;
    this.#tellProgress();
  }

  #tellProgress(): void {
    this.#meter.add(this.#progress.states, this.#elapsed);
    if (this.#elapsed - this.#reported >= REPORT_EVERY_MS) this.#report();
  }

  // A team begins anew: what is told is never less than before.
  get #progress(): SearchProgress {
    const own = this.#inquiry.progress;
    const team = this.#team?.progress ?? own;
    const { states, followed, steps, bytes } = team.states > own.states ? team : own;
    return { states, followed, steps, bytes, elapsedMs: this.#elapsed, rate: this.#meter.rate };
  }

  #report(): void {
    this.#reported = this.#elapsed;
    this.#ports.report({ type: "progress", progress: this.#progress });
  }
}

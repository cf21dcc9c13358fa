// The work of the live worker: starts a run, checks it step by step as it goes on, hands its choices to the page, and says
// how it ended.
import type { Choice } from "../core/step.ts";
import { findStatus, type World } from "../core/world.ts";
import { Checker } from "../live/checker.ts";
import { readClock } from "../live/clock.ts";
import { Control } from "../live/control.ts";
import { LiveThread } from "../live/liveThread.ts";
import { countSteps } from "../live/log.ts";
import { allocateMemory, type LiveMemory } from "../live/memory.ts";
import { Turns } from "../live/turns.ts";
import type { Breakpoint } from "../sim/recording.ts";
import { findEnd } from "../sim/snapshot.ts";
import { findBreak } from "../sim/until.ts";
import { describeError, formatNumber } from "../sim/words.ts";
import { Crew, type SpawnThread } from "./crew.ts";
import { createStart } from "./explorerPorts.ts";
import type {
  LiveEnding,
  LiveOrder,
  LivePhase,
  LiveProgress,
  LiveReport,
  LiveStart,
} from "./liveMessages.ts";
import { describeEnd } from "./run.ts";

export interface LivePorts {
  readonly report: (report: LiveReport) => void;
  /** The real clock, in ms, the same for all workers. */
  readonly now: () => number;
  /** Does it after the messages that have come meanwhile. */
  readonly later: (run: () => void) => void;
  /** Does it after so many ms. */
  readonly after: (ms: number, run: () => void) => void;
  /** From 0 to less than 1. */
  readonly random: () => number;
  readonly spawn: SpawnThread;
}

/** How long it works before it listens again, in ms. */
const PORTION_MS = 20;
/** How often it looks when there is nothing to do. */
const TICK_MS = 20;
const REPORT_EVERY_MS = 100;
/** Choices of one report: the page takes some ms to show them. */
const BATCH = 2000;
/** Steps checked before the clock is looked at again. */
const CHECKED_AT_ONCE = 200;
/** So many looks in a row a job could have run and nothing happened: two seconds at least. */
const QUIET_LOOKS = 100;
/** How long threads have to end by themselves. */
const ENDING_MS = 1000;

/** All but what is about threads alone. */
type HostOrder = Exclude<LiveOrder, { type: "died" }>;

export class LiveHost {
  readonly #ports: LivePorts;
  #run: LiveRun | null = null;

  constructor(ports: LivePorts) {
    this.#ports = ports;
  }

  handle(order: HostOrder): void {
    try {
      if (order.type === "start") this.#run = new LiveRun(order.start, this.#ports);
      else this.#run?.handle(order);
    } catch (error) {
      this.#run?.leave();
      fail(this.#ports, error);
    }
  }
}

class LiveRun {
  readonly #ports: LivePorts;
  readonly #settings: LiveStart;
  readonly #memory: LiveMemory;
  readonly #control: Control;
  readonly #checker: Checker;
  /** Null where jobs take turns. */
  readonly #crew: Crew | null;
  readonly #turns: Turns | null;
  readonly #begun: number;
  #startMs: number | null = null;
  /** Checked and not yet reported. */
  readonly #choices: Choice[] = [];
  #isShown = true;
  /** Whether it is to be held when all threads are there. */
  #isHeld: boolean;
  #breakpoints: readonly Breakpoint[];
  #told = Number.NEGATIVE_INFINITY;
  #toldPhase: LivePhase = "starting";
  #quiet = 0;
  #seen = 0;
  #ending: { readonly ending: LiveEnding; readonly text: string; readonly by: number } | null =
    null;
  #isOver = false;

  /** @throws where there are no threads or not enough memory. */
  constructor(settings: LiveStart, ports: LivePorts) {
    this.#ports = ports;
    this.#settings = settings;
    this.#begun = ports.now();
    this.#isHeld = settings.isHeld;
    const start = createStart(settings);
    const areThreads = settings.mode === "threads";
    this.#memory = allocateMemory(start, settings.maxSteps, areThreads);
    this.#control = new Control(this.#memory, start, settings.scale, ports.now);
    this.#breakpoints = settings.breakpoints;
    this.#control.setBreakpoints(settings.breakpoints);
    this.#checker = new Checker(this.#memory, start);
    this.#crew = areThreads ? this.#startCrew(start) : null;
    this.#turns = areThreads ? null : this.#createTurns(start);
    // With a crew, when all are there.
    if (this.#areThreadsOver) this.#begin();
    this.#schedule(0);
  }

  handle(order: Exclude<HostOrder, { type: "start" }>): void {
    switch (order.type) {
      case "hold":
        this.#isHeld = true;
        this.#control.close();
        break;
      case "goOn":
        this.#isHeld = false;
        if (this.#startMs !== null) this.#control.open();
        break;
      case "step":
        if (this.#control.hold !== null) this.#control.step(order.job);
        break;
      case "breakpoints":
        this.#breakpoints = order.breakpoints;
        this.#control.setBreakpoints(order.breakpoints);
        break;
      case "shown":
        this.#isShown = true;
        break;
      case "stop":
        this.#end("stopped", "It was stopped.");
        break;
      default:
        order satisfies never;
    }
  }

  /** Does nothing more. Whoever started this worker ends it now, and the threads. */
  leave(): void {
    this.#isOver = true;
  }

  #startCrew(start: World): Crew {
    return new Crew(this.#memory, start, this.#ports.spawn, {
      onReady: () => this.#begin(),
      onDied: (job, why) => {
        this.#end("died", `The thread of ${start.jobs[job]?.name ?? job} ended by itself: ${why}.`);
      },
    });
  }

  #createTurns(start: World): Turns {
    const { now, random } = this.#ports;
    const threads = start.jobs.map((_, job) => new LiveThread(this.#memory, start, job, now));
    return new Turns(this.#memory, threads, now, random);
  }

  #begin(): void {
    this.#startMs = this.#ports.now() - this.#begun;
    if (!this.#isHeld) this.#control.open();
  }

  #schedule(ms: number): void {
    const look = (): void => {
      if (this.#isOver) return;
      try {
        this.#schedule(this.#look());
      } catch (error) {
        this.leave();
        fail(this.#ports, error);
      }
    };
    if (ms === 0) this.#ports.later(look);
    else this.#ports.after(ms, look);
  }

  // Goes on with everything for a while. @returns after how many ms it is to be done again.
  #look(): number {
    const until = this.#ports.now() + PORTION_MS;
    const nap = this.#takeTurns(until);
    while (!this.#checker.isThrough && this.#ports.now() < until) {
      const choices = this.#checker.advance(CHECKED_AT_ONCE);
      if (this.#settings.isRecorded) for (const choice of choices) this.#choices.push(choice);
    }
    if (this.#ending === null) this.#findEnding();
    this.#hand();
    if (this.#ending !== null && this.#canConclude(this.#ending.by)) {
      this.#conclude(this.#ending);
      return 0;
    }
    this.#tell();
    return this.#checker.isThrough ? Math.min(Math.max(nap, 0), TICK_MS) : 0;
  }

  #takeTurns(until: number): number {
    if (this.#turns === null || this.#ending !== null) return Number.POSITIVE_INFINITY;
    for (;;) {
      const nap = this.#turns.next();
      if (nap > 0 || this.#ports.now() >= until) return nap;
    }
  }

  #hand(): void {
    if (!this.#isShown || this.#choices.length === 0) return;
    this.#isShown = false;
    this.#ports.report({ type: "choices", choices: this.#choices.splice(0, BATCH) });
  }

  #findEnding(): void {
    const { difference, isThrough, world } = this.#checker;
    if (difference !== null) {
      const at = formatNumber(difference.at + 1);
      this.#end("difference", `Step ${at} differs. ${difference.text}`);
      return;
    }
    if (!isThrough || this.#startMs === null) return;
    const end = findEnd(world);
    if (end !== "running") this.#end(end, describeEnd(world));
    else if (this.#control.hold?.type === "full") {
      const most = formatNumber(this.#settings.maxSteps);
      this.#end(
        "full",
        `There is no room for more: at most ${most} steps of this run are recorded.`,
      );
    } else this.#watch(world);
  }

  // Somebody who could run and does not, look after look: its bell was never rung.
  #watch(world: World): void {
    const steps = countSteps(this.#memory);
    const clock = readClock(this.#memory, this.#ports.now());
    const ready = world.jobs.find((job) => findStatus(job, clock) === "ready");
    const isQuiet = this.#control.hold === null && steps === this.#seen && ready !== undefined;
    this.#seen = steps;
    this.#quiet = isQuiet ? this.#quiet + 1 : 0;
    if (ready !== undefined && this.#quiet >= QUIET_LOOKS) {
      this.#end("asleep", `${ready.name} could run, and its thread did nothing for two seconds.`);
    }
  }

  #end(ending: LiveEnding, text: string): void {
    if (this.#ending !== null) return;
    this.#ending = { ending, text, by: this.#ports.now() + ENDING_MS };
    this.#control.end();
  }

  #canConclude(by: number): boolean {
    // Who died does not say so, and the others may wait for it.
    const isDead = this.#ending?.ending === "died";
    const areGone = this.#areThreadsOver || isDead || this.#ports.now() >= by;
    return areGone && this.#checker.isThrough && this.#choices.length === 0 && this.#isShown;
  }

  #conclude({ ending, text }: { readonly ending: LiveEnding; readonly text: string }): void {
    const isWhole = this.#areThreadsOver && this.#checker.difference === null;
    const exclusion = isWhole ? this.#checker.countSections() : null;
    const progress = this.#describe();
    this.leave();
    this.#ports.report({ type: "ended", result: { ending, text, exclusion }, progress });
  }

  // Of who takes turns nothing goes on by itself.
  get #areThreadsOver(): boolean {
    return this.#crew?.isOver ?? true;
  }

  get #phase(): LivePhase {
    if (this.#startMs === null) return "starting";
    return this.#control.hold === null ? "running" : "held";
  }

  #tell(): void {
    const now = this.#ports.now();
    if (now - this.#told < REPORT_EVERY_MS && this.#phase === this.#toldPhase) return;
    const progress = this.#describe();
    this.#told = now;
    this.#toldPhase = progress.phase;
    this.#ports.report({ type: "progress", progress });
  }

  #describe(): LiveProgress {
    const { world, checked, steps } = this.#checker;
    const { hold } = this.#control;
    return {
      phase: this.#phase,
      why: hold?.type === "breakpoint" ? this.#describeBreak(world, hold.job) : null,
      threads: this.#crew?.size ?? world.jobs.length,
      done: world.jobs.filter((job) => job.next === null).length,
      steps: countSteps(this.#memory),
      checked,
      stepsByJob: [...steps],
      clock: world.clock,
      elapsedMs: this.#ports.now() - this.#begun,
      startMs: this.#startMs,
    };
  }

  // As a run of the simulation says it. Null while the steps before it are still being checked.
  #describeBreak(world: World, job: number): string | null {
    if (!this.#checker.isThrough) return null;
    return findBreak(this.#breakpoints, world, { type: "run", job });
  }
}

function fail({ report }: LivePorts, error: unknown): void {
  report({ type: "failed", message: describeError(error) });
}

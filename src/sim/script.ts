// Writes a recording by doing it: jobs are given operation after operation, and each choice is kept.
import type { Operation, Program, Scenario } from "../core/scenario.ts";
import { type Choice, step } from "../core/step.ts";
import { beginOperation, createWorld, findStatus, type World } from "../core/world.ts";

export class Script {
  #world: World;
  readonly #scenario: Scenario;
  readonly #choices: Choice[] = [];
  readonly #programs: Operation[][];
  readonly #jobs: ReadonlyMap<string, number>;
  readonly #locks: ReadonlyMap<string, number>;

  /** The jobs of the scenario have nothing to do yet. */
  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#world = createWorld(scenario);
    this.#programs = this.#world.jobs.map(() => []);
    this.#jobs = new Map(this.#world.jobs.map(({ name }, job) => [name, job]));
    this.#locks = new Map(this.#world.locks.map(({ name }, lock) => [name, lock]));
  }

  get world(): World {
    return this.#world;
  }

  get choices(): readonly Choice[] {
    return this.#choices;
  }

  /** With all that the jobs were given. */
  get scenario(): Scenario {
    const names = Object.keys(this.#scenario.jobs);
    const jobs = Object.fromEntries(names.map((name, job) => [name, this.#programs[job] ?? []]));
    // Operations were made for the scenario's kind, which the compiler cannot follow.
    return { ...this.#scenario, jobs } as Scenario;
  }

  /** The index of a job of the scenario, or -1. */
  findJob(name: string): number {
    return this.#jobs.get(name) ?? -1;
  }

  /** The index of a lock by its full name, or -1. */
  findLock(name: string): number {
    return this.#locks.get(name) ?? -1;
  }

  /** Gives a job of the scenario more to do. */
  append(job: number, operations: Program): void {
    const program = this.#programs[job];
    const [first] = operations;
    const before = this.#world.jobs[job];
    if (program === undefined || before === undefined || first === undefined) return;
    program.push(...operations);
    const next = before.next ?? beginOperation(this.#world, first);
    const jobs = this.#world.jobs.with(job, { ...before, program, next });
    this.#world = { ...this.#world, jobs };
  }

  /** A job that comes later. @returns its index. */
  spawn(name: string, program: Program): number {
    this.#make({ type: "spawn", name, program });
    return this.#world.jobs.length - 1;
  }

  advance(ms: number): void {
    this.#make({ type: "advance", ms });
  }

  /** Runs a job for one step, if it can. */
  run(job: number): void {
    if (this.#isReady(job)) this.#make({ type: "run", job });
  }

  /** Runs a job until it is through, or as far as it gets. @returns whether it is through. */
  finish(job: number): boolean {
    while (this.#isReady(job)) this.run(job);
    return this.#world.jobs[job]?.next === null;
  }

  /** Runs a job until its next step is to acquire that lock. @returns whether it came to that. */
  runTo(job: number, lock: number): boolean {
    const isThere = (): boolean => {
      const next = this.#world.jobs[job]?.next;
      return next?.verb === "acquire" && next.lock === lock;
    };
    while (!isThere() && this.#isReady(job)) this.run(job);
    return isThere();
  }

  #isReady(job: number): boolean {
    const found = this.#world.jobs[job];
    return found !== undefined && findStatus(found, this.#world.clock) === "ready";
  }

  #make(choice: Choice): void {
    this.#world = step(this.#world, choice).world;
    this.#choices.push(choice);
  }
}

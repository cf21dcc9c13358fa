// Recordings such as people make: 4 jobs, 22 operations, 60 choices, by a seed. Every choice is possible.
import type { Scenario, SetOperation } from "../../src/core/scenario.ts";
import { type Choice, findNearestDeadline, step } from "../../src/core/step.ts";
import { createWorld, findStatus, type World } from "../../src/core/world.ts";
import { createRecording, type Recording } from "../../src/sim/recording.ts";

const LENGTHS = [6, 6, 5, 5];
const CHOICES = 60;
const MEMBERS = ["n1", "n2", "n3", "n4"];

export interface Typical {
  readonly recording: Recording;
  /** At the recording's position, its end. */
  readonly world: World;
}

type Random = (below: number) => number;

// A linear congruential generator; its upper bits are random enough here.
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The first recordings of the right length, over all seeds from 1 on; every other one is a manager's. */
export function createTypicalRecordings(count: number): readonly Typical[] {
  const found: Typical[] = [];
  for (let seed = 1; found.length < count; seed++) {
    const random = createRandom(seed);
    const isManager = found.length % 2 === 1;
    const typical = run(createScenario(random, isManager), random);
    if (typical !== null) found.push(typical);
  }
  return found;
}

function createScenario(random: Random, isManager: boolean): Scenario {
  const programs = LENGTHS.map((length, index) => [
    `J${index}`,
    isManager ? createManagerProgram(random, length) : createSetProgram(random, length),
  ]);
  const jobs = Object.fromEntries(programs);
  if (!isManager) return { kind: "lockset", locks: MEMBERS, jobs };
  const locks = { instance: ["i1", "i2"], nodegroup: ["g1"], node: MEMBERS, network: [] };
  return { kind: "manager", locks, jobs };
}

function pickNames(random: Random, names: readonly string[]): readonly string[] | null {
  if (random(6) === 0) return null;
  const first = random(names.length);
  return names.filter((_, index) => index === first || random(3) === 0);
}

function createOptions(random: Random): object {
  return {
    ...(random(2) === 0 ? { shared: true } : {}),
    ...(random(5) === 0 ? { timeout: [5, 20, 50, 100][random(4)] } : {}),
    ...(random(6) === 0 ? { priority: [-20, -5, 5][random(3)] } : {}),
  };
}

function acquire(random: Random, names: readonly string[], level?: string): SetOperation {
  const at = level === undefined ? {} : { level };
  return { op: "acquire", ...at, names: pickNames(random, names), ...createOptions(random) };
}

function createSetProgram(random: Random, length: number): readonly SetOperation[] {
  const program: SetOperation[] = [];
  while (program.length < length) {
    program.push(acquire(random, MEMBERS));
    if (random(4) === 0) program.push({ op: "downgrade", names: null });
    program.push({ op: "release", names: null });
  }
  return program.slice(0, length);
}

function createManagerProgram(random: Random, length: number): readonly SetOperation[] {
  const middle: SetOperation[] = [];
  const levels: readonly (readonly [string, readonly string[]])[] = [
    ["instance", ["i1", "i2"]],
    ["nodegroup", ["g1"]],
    ["node", MEMBERS],
    ["node-res", MEMBERS],
  ];
  for (const [level, names] of levels) {
    if (middle.length + 4 > length || random(3) === 0) continue;
    middle.push(acquire(random, names, level));
    middle.push({ op: "release", level, names: null });
  }
  while (middle.length + 2 < length) middle.push(acquire(random, MEMBERS, "network"));
  const bgl: SetOperation = { op: "acquire", level: "cluster", names: ["BGL"], shared: true };
  return [bgl, ...middle, { op: "release", level: "cluster", names: null }];
}

/** Runs ready jobs by chance and moves the clock now and then; null when it ends too early. */
function run(scenario: Scenario, random: Random): Typical | null {
  const choices: Choice[] = [];
  let world = createWorld(scenario);
  while (choices.length < CHOICES) {
    const choice = choose(world, random);
    if (choice === null) return null;
    choices.push(choice);
    world = step(world, choice).world;
  }
  return { recording: { ...createRecording(scenario, choices), position: CHOICES }, world };
}

function choose(world: World, random: Random): Choice | null {
  const ready = world.jobs.flatMap((job, index) =>
    findStatus(job, world.clock) === "ready" ? [index] : [],
  );
  const job = ready[random(ready.length)];
  if (job !== undefined && random(12) > 0) return { type: "run", job };
  if (job === undefined) return findNearestDeadline(world) === null ? null : { type: "deadline" };
  return { type: "advance", ms: [5, 10, 20, 50][random(4)] ?? 10 };
}

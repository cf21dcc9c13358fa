// A recording being used: the world at a position, moving in both directions, forks kept as branches.
// Seeking replays from the nearest kept world; nothing else is stored.
import { type Choice, findObstacle, step } from "../core/step.ts";
import { createWorld, type World } from "../core/world.ts";
import { type Branch, countShared, createRecording, type Recording } from "./recording.ts";
import { describeStep, listLanes } from "./trail.ts";
import type { BranchView, LaneChange, TrailStep } from "./view.ts";

/** A world is kept after every so many choices of a branch: seeking replays fewer than that. */
export const KEEP_EVERY = 64;

/** One branch: what it adds to those that it leaves. */
interface Segment {
  readonly parent: number | null;
  readonly at: number;
  readonly steps: TrailStep[];
  /** The world after each `KEEP_EVERY` own choices; the first is where the branch begins. */
  readonly kept: World[];
}

/** A choice of a recording that its world does not allow. */
interface Misstep {
  readonly branch: number;
  /** How many choices come before it. */
  readonly position: number;
  readonly message: string;
}

/** Loading goes on in portions, so that long recordings show progress and can be given up. */
export type Load = Generator<number, History | Misstep, void>;

export class History {
  #scenario: Recording["scenario"];
  readonly #segments: Segment[];
  #branch = 0;
  #position = 0;
  #world: World;

  constructor(scenario: Recording["scenario"]) {
    this.#scenario = scenario;
    this.#world = createWorld(scenario);
    this.#segments = [{ parent: null, at: 0, steps: [], kept: [this.#world] }];
  }

  /**
   * Replays a recording, every choice of every branch once. Yields after each `portion` choices how
   * many have been replayed, and returns the history at the recording's position, or what failed.
   */
  static *load(recording: Recording, portion: number): Load {
    const history = new History(recording.scenario);
    let done = 0;
    for (const [index, branch] of recording.branches.entries()) {
      if (branch.parent !== null) history.#fork(branch.parent, branch.at);
      history.#branch = index;
      history.seek(history.length);
      for (const choice of branch.choices) {
        const message = history.#append(choice);
        if (message !== null) return { branch: index, position: history.#position, message };
        if (++done % portion === 0) yield done;
      }
    }
    history.switchTo(recording.branch, recording.position);
    return history;
  }

  get scenario(): Recording["scenario"] {
    return this.#scenario;
  }

  /** Other texts for the same locks and jobs: all branches stay. */
  retitle(scenario: Recording["scenario"]): void {
    this.#scenario = scenario;
  }

  get world(): World {
    return this.#world;
  }

  get branch(): number {
    return this.#branch;
  }

  get position(): number {
    return this.#position;
  }

  /** How many choices the current branch has, the inherited ones counted. */
  get length(): number {
    return this.#lengthOf(this.#branch);
  }

  /** How many choices are kept in all branches together. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.steps.length, 0);
  }

  /** The lanes at position 0. */
  get lanes(): readonly LaneChange[] {
    return listLanes(this.#worldAt(0, 0));
  }

  /** The job that ran last before the position, or -1. */
  get lastJob(): number {
    for (let position = this.#position; position > 0; position--) {
      const choice = this.#stepAt(this.#branch, position - 1)?.choice;
      if (choice?.type === "run") return choice.job;
    }
    return -1;
  }

  listBranches(): readonly BranchView[] {
    return this.#segments.map(({ parent, at }, index) => ({
      parent,
      at,
      length: this.#lengthOf(index),
    }));
  }

  /** The steps of the current branch from the start, those after the position included. */
  listTrail(): readonly TrailStep[] {
    return this.#trailOf(this.#branch);
  }

  /** The step that led to the position, or undefined at the start. */
  get lastStep(): TrailStep | undefined {
    return this.#stepAt(this.#branch, this.#position - 1);
  }

  /** What is recorded to happen next on the current branch, or undefined at its end. */
  get nextChoice(): Choice | undefined {
    return this.#stepAt(this.#branch, this.#position)?.choice;
  }

  /** Whether a choice at the position is one that is recorded there, on any branch. */
  isRecorded(choice: Choice): boolean {
    return this.#findFollowed(choice) !== null;
  }

  /**
   * Makes a choice at the position. The choice that is recorded there is followed, on this branch or
   * another; any other one forks, or goes on at the end. Returns why it is not possible, or null.
   */
  act(choice: Choice): string | null {
    const followed = this.#findFollowed(choice);
    if (followed !== null) {
      this.switchTo(followed, this.#position + 1);
      return null;
    }
    const obstacle = findObstacle(this.#world, choice);
    if (obstacle !== null) return obstacle;
    if (this.#position < this.length) this.#branch = this.#fork(this.#branch, this.#position);
    return this.#append(choice);
  }

  /** Goes to a position of the current branch; one beyond its ends means the end. */
  seek(position: number): void {
    this.#position = Math.min(Math.max(position, 0), this.length);
    this.#world = this.#worldAt(this.#branch, this.#position);
  }

  /** Goes to a position of a branch. @throws RangeError when there is no such branch. */
  switchTo(branch: number, position: number): void {
    if (this.#segments[branch] === undefined) throw new RangeError(`no branch ${branch}`);
    this.#branch = branch;
    this.seek(position);
  }

  /** The recording as it stands; notes and breakpoints are kept by whoever holds the history. */
  toRecording(): Recording {
    return {
      ...createRecording(this.scenario),
      branches: this.#toBranches(),
      branch: this.#branch,
      position: this.#position,
    };
  }

  #toBranches(): readonly Branch[] {
    return this.#segments.map(({ parent, at, steps }) => ({
      parent,
      at,
      choices: steps.map((made) => made.choice),
    }));
  }

  #lengthOf(branch: number): number {
    const segment = this.#segments[branch];
    return segment === undefined ? 0 : segment.at + segment.steps.length;
  }

  #trailOf(branch: number): readonly TrailStep[] {
    const segment = this.#segments[branch];
    if (segment === undefined) return [];
    if (segment.parent === null) return segment.steps.slice();
    return [...this.#trailOf(segment.parent).slice(0, segment.at), ...segment.steps];
  }

  #stepAt(branch: number, position: number): TrailStep | undefined {
    const segment = this.#segments[branch];
    if (segment === undefined || position < 0) return undefined;
    if (position >= segment.at) return segment.steps[position - segment.at];
    return segment.parent === null ? undefined : this.#stepAt(segment.parent, position);
  }

  #worldAt(branch: number, position: number): World {
    const segment = this.#segments[branch];
    if (segment === undefined) throw new RangeError(`no branch ${branch}`);
    if (segment.parent !== null && position < segment.at) {
      return this.#worldAt(segment.parent, position);
    }
    const own = position - segment.at;
    const nearest = Math.min(Math.floor(own / KEEP_EVERY), segment.kept.length - 1);
    let world = segment.kept[nearest];
    if (world === undefined) throw new RangeError(`nothing kept of branch ${branch}`);
    for (const made of segment.steps.slice(nearest * KEEP_EVERY, own)) {
      world = step(world, made.choice).world;
    }
    return world;
  }

  // At the end of the current branch.
  #append(choice: Choice): string | null {
    const segment = this.#segments[this.#branch];
    const obstacle = findObstacle(this.#world, choice);
    if (segment === undefined || obstacle !== null) return obstacle;
    const made = step(this.#world, choice);
    segment.steps.push(describeStep(this.#world, choice, made));
    if (segment.steps.length % KEEP_EVERY === 0) segment.kept.push(made.world);
    this.#world = made.world;
    this.#position++;
    return null;
  }

  // A branch that would leave its parent where the parent itself has left is one of the grandparent.
  #fork(from: number, at: number): number {
    let parent = from;
    for (let segment = this.#segments[parent]; segment !== undefined; ) {
      if (segment.parent === null || at > segment.at) break;
      parent = segment.parent;
      segment = this.#segments[parent];
    }
    const world = this.#worldAt(parent, at);
    return this.#segments.push({ parent, at, steps: [], kept: [world] }) - 1;
  }

  // The current branch first: whoever goes on along it stays on it.
  #findFollowed(choice: Choice): number | null {
    const wanted = JSON.stringify(choice);
    const isFollowed = (branch: number): boolean => {
      const recorded = this.#stepAt(branch, this.#position)?.choice;
      if (recorded === undefined || JSON.stringify(recorded) !== wanted) return false;
      return countShared(this.#segments, this.#branch, branch) >= this.#position;
    };
    if (isFollowed(this.#branch)) return this.#branch;
    const other = this.#segments.findIndex((_, branch) => isFollowed(branch));
    return other === -1 ? null : other;
  }
}

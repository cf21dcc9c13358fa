// Single steps, and moves to other positions and branches.
import type { Choice } from "../core/step.ts";
import { describePlace, describeStep, toSentence } from "./announce.ts";
import type { Playback } from "./playback.ts";
import { showRun } from "./playback.ts";
import type { SessionCore } from "./sessionCore.ts";
import type { SessionActions } from "./sessionTypes.ts";

type Moves = Pick<
  SessionActions,
  "act" | "stepJob" | "step" | "back" | "forward" | "seek" | "toStart" | "toEnd" | "switchBranch"
>;

/** Where a seek goes: to a position, or from wherever it is then, and so many steps on. */
interface Goal {
  from: number | null;
  by: number;
}

/** Steps of one job that wait in line, of a key that is held down; more are left out. */
const STEPS_MAX = 4;
/** Steps by the policy that are made at once when presses come faster than they can be shown. */
const OWED_MAX = 60;

export function createMoves(core: SessionCore, playback: Playback): Moves {
  const limitSteps = createLimit(core, playback);
  const stepByPolicy = createPolicySteps(core, limitSteps.always);
  const moveBy = createSeek(core, playback);
  return {
    act: (choice) => limitSteps.always(() => act(core, choice)),
    stepJob: (job) => limitSteps.few(() => act(core, { type: "run", job })),
    step: stepByPolicy,
    back: () => moveBy((goal) => ({ from: goal.from, by: goal.by - 1 })),
    forward: () => moveBy((goal) => ({ from: goal.from, by: goal.by + 1 })),
    seek: (position) => moveBy(() => ({ from: position, by: 0 })),
    toStart: () => moveBy(() => ({ from: 0, by: 0 })),
    toEnd: () => moveBy(() => ({ from: Number.MAX_SAFE_INTEGER, by: 0 })),
    switchBranch: (branch, position) => {
      playback.stop();
      void core.perform(() => switchTo(core, branch, position), undefined);
    },
  };
}

async function act(core: SessionCore, choice: Choice): Promise<boolean> {
  if (core.get().snapshot === null) return false;
  const reply = await core.ask({ type: "act", choice });
  if (!("problems" in reply)) {
    core.show(reply.update, describeStep, { stop: null });
    return true;
  }
  const { problems } = reply;
  if (choice.type === "run")
    core.notify("warning", toSentence(problems[0]?.message ?? "that is not possible here"));
  else core.set({ refusal: { title: "This cannot be done here", problems } });
  return false;
}

// Presses that come while one is under way are made together, so that none is lost.
function createPolicySteps(
  core: SessionCore,
  perform: (step: () => Promise<boolean>) => Promise<boolean>,
): () => Promise<boolean> {
  let owed = 0;
  let inLine: Promise<boolean> | null = null;
  return () => {
    owed = Math.min(owed + 1, OWED_MAX);
    if (inLine !== null) return inLine;
    let hasBegun = false;
    const made = perform(() => {
      const steps = owed;
      owed = 0;
      inLine = null;
      hasBegun = true;
      return runSteps(core, steps);
    });
    // With nothing before it in the line it has begun already.
    if (!hasBegun) inLine = made;
    return made;
  };
}

async function runSteps(core: SessionCore, steps: number): Promise<boolean> {
  const before = core.get();
  if (before.snapshot === null) return false;
  const { policy, seed } = core.ports.settings.getState();
  const until = { type: "end" } as const;
  const { update, stop } = await core.ask({
    type: "run",
    policy,
    seed,
    until,
    steps,
    isContinued: false,
  });
  showRun(core, update, stop);
  return core.get().position !== before.position;
}

async function switchTo(core: SessionCore, branch: number, wanted?: number): Promise<void> {
  const { branches, position } = core.get();
  const { length } = branches[branch] ?? {};
  if (length === undefined) return;
  const to = Math.min(Math.max(wanted ?? position, 0), length);
  const { update } = await core.ask({ type: "switch", branch, position: to });
  core.show(update, describePlace, { stop: null });
}

// `always` does a step after those before it; `few` leaves it out when too many wait already.
function createLimit(core: SessionCore, playback: Playback) {
  let waiting = 0;
  const always = async (step: () => Promise<boolean>): Promise<boolean> => {
    playback.stop();
    waiting += 1;
    const isDone = await core.perform(step, false);
    waiting -= 1;
    return isDone;
  };
  const few = async (step: () => Promise<boolean>): Promise<boolean> =>
    waiting < STEPS_MAX && (await always(step));
  return { always, few };
}

// Scrubbing asks for many positions: one request is under way, and of the others only the sum is
// kept, unless something else was asked for in between.
function createSeek(core: SessionCore, playback: Playback) {
  let scrub: { goal: Goal | null; readonly turn: number } | null = null;

  async function follow(own: { goal: Goal | null }): Promise<void> {
    while (own.goal !== null) {
      const { length, position } = core.get();
      const to = Math.min(Math.max((own.goal.from ?? position) + own.goal.by, 0), length);
      own.goal = null;
      if (to === position) continue;
      const { update } = await core.ask({ type: "seek", position: to });
      core.show(update, describePlace, { stop: null });
    }
  }

  return (change: (goal: Goal) => Goal): void => {
    playback.stop();
    if (core.get().snapshot === null) return;
    if (scrub !== null && scrub.turn === core.turn) {
      scrub.goal = change(scrub.goal ?? { from: null, by: 0 });
      return;
    }
    const own = { goal: change({ from: null, by: 0 }), turn: core.turn + 1 };
    scrub = own;
    void core
      .perform(() => follow(own), undefined)
      .then(() => {
        if (scrub === own) scrub = null;
      });
  };
}

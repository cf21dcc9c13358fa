// The place of a run of threads in the session: its steps are recorded as one thing that undo takes back, it is worked
// by the session's own actions, and it is stopped before anything that would get in its way.
import type { Choice } from "../core/step.ts";
import type { Recording } from "../sim/recording.ts";
import type { Place, Update } from "../worker/messages.ts";
import { describePlace, describeStep, makeDifferent, toSentence } from "./announce.ts";
import { countChoices } from "./edits.ts";
import type { SessionCore } from "./sessionCore.ts";
import type { LiveRecorder, LiveRun, SessionActions } from "./sessionTypes.ts";

type Actions = Omit<SessionActions, "beginLive">;

interface LiveSeat {
  readonly guard: (actions: Actions) => SessionActions;
  /** The same, after the run that is on. */
  readonly stopFirst: <Given extends readonly unknown[], Made>(
    act: (...given: Given) => Promise<Made>,
  ) => (...given: Given) => Promise<Made>;
}

/** Listeners hear of running threads no more often than this, in ms. */
const SAY_EVERY_MS = 1000;

const STOPPED = "The live run was stopped first. Its steps are in the recording.";
const NOT_HELD = "The threads are running: hold them to step them.";

export function createLiveSeat(
  core: SessionCore,
  remember: (before: Recording, what: string) => void,
): LiveSeat {
  let run: LiveRun | null = null;

  const stopFirst: LiveSeat["stopFirst"] =
    (act) =>
    (...given) => {
      // At once where there is none, so that actions stay in the order of their calls.
      if (run === null) return act(...given);
      core.notify("info", STOPPED);
      return run.stop().then(() => act(...given));
    };

  const step = async (job: number | null, actions: Actions): Promise<boolean> => {
    const { live, branch, position } = core.get();
    if (run === null || live === null) return false;
    if (!live.isHeld) {
      core.notify("info", NOT_HELD);
      return false;
    }
    const { place } = live;
    const isThere = branch === place.branch && position === place.position;
    if (!isThere) actions.switchBranch(place.branch, place.position);
    run.step(job);
    return true;
  };

  const begin = (own: LiveRun): LiveRecorder | null => {
    if (core.get().snapshot === null || run !== null) return null;
    run = own;
    return createRecorder(core, remember, () => {
      run = null;
    });
  };

  const guard = (actions: Actions): SessionActions => ({
    ...actions,
    open: stopFirst(actions.open),
    reopenTable: stopFirst(actions.reopenTable),
    edit: stopFirst(actions.edit),
    replace: stopFirst(actions.replace),
    playOut: stopFirst(actions.playOut),
    runUntil: stopFirst(actions.runUntil),
    undo: () => void stopFirst(async () => actions.undo())(),
    redo: () => void stopFirst(async () => actions.redo())(),
    act: (choice) =>
      run !== null && choice.type === "run"
        ? step(choice.job, actions)
        : stopFirst(actions.act)(choice),
    stepJob: (job) => (run === null ? actions.stepJob(job) : step(job, actions)),
    step: () => (run === null ? actions.step() : step(null, actions)),
    play: () => (run === null ? actions.play() : run.goOn()),
    pause: () => (run === null ? actions.pause() : run.hold()),
    setBreakpoints: (breakpoints) => {
      actions.setBreakpoints(breakpoints);
      run?.setBreakpoints(core.get().breakpoints);
    },
    beginLive: (own) => {
      actions.pause();
      return begin(own);
    },
  });
  return { guard, stopFirst };
}

function createRecorder(
  core: SessionCore,
  remember: (before: Recording, what: string) => void,
  onEnd: () => void,
): LiveRecorder {
  const { get, set, keeper, ports } = core;
  const begun = get();
  const made: Choice[] = begun.trail.slice(0, begun.position).map(({ choice }) => choice);
  let place: Place = { branch: begun.branch, position: begun.position };
  let before: Recording | null = null;
  let isRemembered = false;
  let said = Number.NEGATIVE_INFINITY;
  set({ live: { place, isHeld: false }, playing: true, stop: null });

  // Null: the engine could not answer.
  async function append(choices: readonly Choice[]): Promise<boolean | null> {
    before ??= keeper.take(get());
    const size = countChoices(get().branches);
    const reply = await core.ask({ type: "append", place, choices });
    if ("problems" in reply) {
      const [problem] = reply.problems;
      core.notify("error", toSentence(problem?.message ?? "the steps could not be recorded"));
      return false;
    }
    show(reply.update, reply.end);
    for (const choice of choices) made.push(choice);
    place = reply.end;
    const { live, branch, branches } = get();
    const grown = branches[place.branch];
    if (branch !== place.branch && grown?.length === place.position) {
      keeper.keep(place.branch, made.slice(grown.at));
    }
    if (live !== null) set({ live: { ...live, place } });
    if (!isRemembered && before !== null && countChoices(branches) > size) {
      isRemembered = true;
      remember(before, "the live run");
    }
    return true;
  }

  function show(update: Update, end: Place): void {
    const { live, announcement } = get();
    const now = ports.timers.now();
    const isHeld = live?.isHeld === true;
    const isThere = update.branch === end.branch && update.position === end.position;
    const isSaid = isThere && (isHeld || now - said >= SAY_EVERY_MS);
    if (isSaid) said = now;
    core.show(update, isHeld ? describeStep : describePlace, isSaid ? {} : { announcement });
  }

  const announce = (text: string): void =>
    set({ announcement: makeDifferent(text, get().announcement) });

  return {
    append: async (choices) => {
      const attempt = () => core.perform(() => append(choices), null);
      // An engine that died was given what the page has, and can go on from there.
      return (await attempt()) ?? (await attempt()) ?? false;
    },
    showHeld: (isHeld, why) => {
      set({ live: { place, isHeld }, playing: !isHeld, stop: why });
      announce(why ?? (isHeld ? "The threads are held." : "The threads go on."));
    },
    end: (why) => {
      onEnd();
      set({ live: null, playing: false, stop: why });
      announce(`The live run is over. ${why}`);
    },
  };
}

// Live runs: jobs as threads that really block, worked by the session's own actions and recorded in it; and stress tests.
import { createStore, type StoreApi } from "zustand/vanilla";
import { LIMITS } from "../formats/limits.ts";
import { countWord, formatNumber } from "../sim/words.ts";
import { createStressStart, type StressSize } from "../worker/liveClient.ts";
import type { LiveStart } from "../worker/liveMessages.ts";
import { makeDifferent } from "./announce.ts";
import { countChoices } from "./edits.ts";
import { chooseManner } from "./liveManner.ts";
import type { LiveActions, LivePorts, LiveState, LiveStore, OverTask } from "./liveTypes.ts";
import { type LiveWatch, watchLive } from "./liveWatch.ts";
import { describeOver } from "./liveWords.ts";
import type { LiveRecorder, LiveRun, SessionState } from "./sessionTypes.ts";
import type { SettingsStore } from "./settings.ts";

interface Subject {
  readonly session: StoreApi<SessionState>;
  readonly settings: SettingsStore;
}

export function createLive(subject: Subject, ports: LivePorts): LiveStore {
  let destroy = () => {};
  const store = createStore<LiveState>()((set, get) => {
    const live = new LiveSession(subject, ports, set, get);
    destroy = () => live.destroy();
    return { run: { type: "none" }, stress: { type: "none" }, actions: live.actions };
  });
  return Object.assign(store, { destroy });
}

class LiveSession {
  readonly #subject: Subject;
  readonly #ports: LivePorts;
  readonly #set: (changes: Partial<LiveState>) => void;
  readonly #get: () => LiveState;
  #run: LiveWatch | null = null;
  #stress: LiveWatch | null = null;

  constructor(
    subject: Subject,
    ports: LivePorts,
    set: (changes: Partial<LiveState>) => void,
    get: () => LiveState,
  ) {
    this.#subject = subject;
    this.#ports = ports;
    this.#set = set;
    this.#get = get;
  }

  // All but starting goes by way of the session, as its own buttons and keys do.
  readonly actions: LiveActions = {
    start: () => this.#start(),
    hold: () => this.#session.actions.pause(),
    goOn: () => this.#session.actions.play(),
    step: (job) => {
      const { actions } = this.#session;
      void (job === null ? actions.step() : actions.stepJob(job));
    },
    stop: () => void this.#run?.stop(),
    startStress: (size) => this.#startStress(size),
    stopStress: () => void this.#stress?.stop(),
    goThere: () => {
      const { live, actions } = this.#session;
      if (live !== null) actions.switchBranch(live.place.branch, live.place.position);
    },
  };

  destroy(): void {
    this.#run?.abort();
    this.#stress?.abort();
  }

  get #session(): SessionState {
    return this.#subject.session.getState();
  }

  get #isOn(): boolean {
    const { run, stress } = this.#get();
    return run.type === "on" || stress.type === "on";
  }

  #start(): void {
    const start = this.#createStart();
    if (this.#isOn || start === null) return;
    // The session works the run from the moment that it records it, and so before there is a worker.
    let watch: LiveWatch | null = null;
    const recorder = this.#session.actions.beginLive(createHands(() => watch));
    if (recorder === null) return;
    watch = watchLive(this.#ports, start, {
      onTask: (run) => this.#set({ run }),
      onProgress: ({ phase, why }) => {
        const { live } = this.#session;
        const isHeld = phase === "held";
        if (live?.isHeld !== isHeld) recorder.showHeld(isHeld, why);
        else if (why !== null && why !== this.#session.stop) recorder.showHeld(isHeld, why);
      },
      onChoices: recorder.append,
      onOver: (task) => endRecording(recorder, task),
      onAsleep: (ms) => this.#session.actions.notify("info", describeSleep(ms)),
    });
    this.#run = watch;
  }

  #createStart(): LiveStart | null {
    const { scenario, snapshot, trail, position, branches, breakpoints, actions } = this.#session;
    const { liveScale: scale, isLiveHeld: isHeld } = this.#subject.settings.getState();
    if (scenario === null || snapshot === null) return null;
    const maxSteps = LIMITS.choices - countChoices(branches);
    if (maxSteps <= 0 || branches.length >= LIMITS.branches) {
      actions.notify("warning", FULL);
      return null;
    }
    const choices = trail.slice(0, position).map(({ choice }) => choice);
    const jobs = snapshot.jobs.filter(({ status }) => status !== "done").length;
    const { mode } = chooseManner(jobs, this.#ports.canShare());
    return { scenario, choices, mode, scale, isHeld, breakpoints, maxSteps, isRecorded: true };
  }

  #startStress(size: StressSize): void {
    if (this.#isOn) return;
    const { mode } = chooseManner(size.jobs, this.#ports.canShare());
    this.#stress = watchLive(this.#ports, createStressStart(size, mode), {
      onTask: (stress) => this.#set({ stress }),
      onOver: (task) => {
        const { session } = this.#subject;
        const { title, sentences } = describeOver(task);
        const text = ["The stress test is over.", `${title}.`, ...sentences].join(" ");
        session.setState({ announcement: makeDifferent(text, this.#session.announcement) });
      },
    });
  }
}

const FULL = `A recording has at most ${formatNumber(LIMITS.choices)} choices in ${LIMITS.branches} branches, and this one is full.`;

function createHands(find: () => LiveWatch | null): LiveRun {
  return {
    hold: () => find()?.send({ type: "hold" }),
    goOn: () => find()?.send({ type: "goOn" }),
    step: (job) => find()?.send({ type: "step", job }),
    stop: () => find()?.stop() ?? Promise.resolve(),
    setBreakpoints: (breakpoints) => find()?.send({ type: "breakpoints", breakpoints }),
  };
}

function endRecording(recorder: LiveRecorder, task: OverTask): void {
  if (task.type === "ended") recorder.end(task.result.text);
  else recorder.end(`The live run failed: ${task.message}.`);
}

function describeSleep(ms: number): string {
  const time = countWord(Math.round(ms / 1000), "second");
  return `This page was asleep for ${time}; timeouts that passed meanwhile have struck.`;
}

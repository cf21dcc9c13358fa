// Cutting the scenario of an answer down, which a worker of its own does; and opening what is left.
import { identifyScenario } from "../core/scenario.ts";
import { LIMITS } from "../formats/limits.ts";
import { isAboutTrouble } from "../sim/question.ts";
import { createRecording, type Recording } from "../sim/recording.ts";
import { startCutting } from "../worker/cutClient.ts";
import type { Cut, CutProgress } from "../worker/exploreMessages.ts";
import type { Answered, CutOutcome, InquiryHost } from "./inquiryTypes.ts";

export class Cutter {
  readonly #host: InquiryHost;
  #stop: (() => void) | null = null;

  constructor(host: InquiryHost) {
    this.#host = host;
  }

  /** Cuts down what is shown, where it can be. */
  start(): void {
    const { get, set, ports } = this.#host;
    const { shown } = get();
    const { scenario } = this.#host.session.getState();
    if (scenario === null || shown === null || !canBeCut(shown)) return;
    this.stop();
    const { outcome, before: choices, question, clock, maxStates, maxBytes } = shown;
    if (outcome.type !== "told" || outcome.told.answer.verdict !== "found") return;
    const found = outcome.told.answer;
    this.#host.update(shown.id, { cut: null });
    set({ cutting: { of: shown.id, progress: null } });
    const isOver = (): boolean => get().cutting?.of !== shown.id;
    const stop = startCutting(
      ports.spawn,
      { scenario, choices, question, clock, maxStates, maxBytes, found },
      {
        onProgress: (progress, isDone) => {
          if (isDone) this.#conclude({ type: "done", progress });
          else set({ cutting: { of: shown.id, progress } });
        },
        onFailed: (message, isMemory) => {
          const progress = get().cutting?.progress ?? null;
          this.#conclude({ type: "failed", message, isMemory, progress });
        },
      },
    );
    this.#stop = isOver() ? null : stop;
  }

  /** Ends it, where it goes on; what is left so far stays. */
  stop(): void {
    const progress = this.#host.get().cutting?.progress ?? null;
    this.#stop?.();
    if (progress !== null) this.#conclude({ type: "stopped", progress });
    this.#stop = null;
    if (this.#host.get().cutting !== null) this.#host.set({ cutting: null });
  }

  /** Opens what is left in place of what is open, at the end of its schedule and with its answer. */
  async open(): Promise<boolean> {
    const { session, get, conclude } = this.#host;
    const { shown } = get();
    const progress = shown?.cut?.progress ?? null;
    if (shown === null || progress === null) return false;
    const { told } = progress.cut;
    const { actions } = session.getState();
    if (!(await actions.replace(recordCut(progress.cut)))) return false;
    // Something else may have been opened meanwhile, which this is no answer about.
    const { scenario } = session.getState();
    const isThere =
      scenario !== null && identifyScenario(scenario) === identifyScenario(progress.cut.scenario);
    if (!isThere) return false;
    conclude({ ...shown, before: [], cut: null, outcome: { type: "told", told, progress: null } });
    const concern = told.schedules[0]?.concern ?? null;
    if (concern !== null) actions.select(concern);
    return true;
  }

  #conclude(cut: CutOutcome): void {
    const { get, set, update, announce } = this.#host;
    const { cutting } = get();
    if (cutting === null) return;
    this.#stop = null;
    set({ cutting: null });
    update(cutting.of, { cut });
    announce(describeCut(cut));
  }
}

/** Whether the answer is a schedule to something that a smaller scenario may have as well. */
export function canBeCut({ question, outcome }: Answered): boolean {
  if (outcome.type !== "told" || outcome.told.answer.verdict !== "found") return false;
  return isAboutTrouble(question);
}

/** What came of it, as sentences. */
export function describeCut(cut: CutOutcome): string {
  switch (cut.type) {
    case "done":
      return cut.progress.made === 0
        ? "Nothing was found to leave out."
        : "Nothing more was found to leave out.";
    case "stopped":
      return describeStopped(cut.progress);
    case "failed": {
      const why = cut.isMemory
        ? "There was not enough memory to go on."
        : `It could not go on: ${cut.message}.`;
      return `${why} ${describeRest(cut.progress)}`;
    }
    default:
      return cut satisfies never;
  }
}

function describeStopped(progress: CutProgress): string {
  return `It was stopped. ${describeRest(progress)}`;
}

function describeRest(progress: CutProgress | null): string {
  return progress === null || progress.made === 0
    ? "Nothing was left out."
    : "This much is left so far.";
}

// What people said of the whole scenario may not be true of what is left.
function recordCut({ scenario, told }: Cut): Recording {
  const { question: _, answer: __, title = "", ...rest } = scenario;
  const cut = `${title}, cut down`;
  const isTitled = title.trim() !== "" && cut.length <= LIMITS.textLength;
  const choices = told.schedules[0]?.steps.map(({ choice }) => choice) ?? [];
  const recording = createRecording(isTitled ? { ...rest, title: cut } : rest, choices);
  return { ...recording, position: choices.length };
}

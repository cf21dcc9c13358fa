// The story of the schedule that is shown, as a report for those who do not have it open.
import { printQuestion } from "../formats/questionPrint.ts";
import { formatNumber } from "../sim/words.ts";
import { startTelling } from "../worker/cutClient.ts";
import type { Answered, InquiryHost } from "./inquiryTypes.ts";
import { describeVerdict } from "./verdict.ts";

export class Teller {
  readonly #host: InquiryHost;
  #stop: (() => void) | null = null;

  constructor(host: InquiryHost) {
    this.#host = host;
  }

  /** Has the story told of the schedule that is chosen. */
  start(): void {
    const { session, ports, get, set } = this.#host;
    const { shown, chosen } = get();
    const { scenario } = session.getState();
    if (scenario === null || shown?.outcome.type !== "told") return;
    const schedule = shown.outcome.told.schedules[chosen];
    if (schedule === undefined) return;
    this.stop();
    set({ story: { status: "telling" } });
    const choices = [...shown.before, ...schedule.steps.map(({ choice }) => choice)];
    const heading = describeHeading(shown, chosen, schedule.about);
    const stop = startTelling(
      ports.spawn,
      { scenario, choices },
      {
        onStory: (story, fragment) => {
          // The rest of what people said of it would stand between the reader and the story.
          const { question: _, answer: __, ...subject } = scenario;
          const report = { heading, scenario: subject, story, url: ports.urlOf(fragment) };
          set({ story: { status: "told", report } });
        },
        onFailed: (message, isMemory) => set({ story: { status: "failed", message, isMemory } }),
      },
    );
    this.#stop = stop;
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.#host.get().story !== null) this.#host.set({ story: null });
  }
}

function describeHeading(shown: Answered, chosen: number, about: string): readonly string[] {
  const { question, before } = shown;
  const mark = question.type === "endWell" ? "" : "?";
  const heading = [`${printQuestion(question)}${mark}`];
  if (before.length > 0) heading.push(`Asked from step ${formatNumber(before.length)} on.`);
  heading.push(describeVerdict(shown));
  if (about !== "") heading.push(`Schedule ${formatNumber(chosen + 1)}: ${about}`);
  return heading;
}

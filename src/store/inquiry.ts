// Questions about all schedules of what is open: asked of a worker of their own, which is started for
// each and ended with it, and kept with their answers as long as the scenario stays.
import { createStore, type StoreApi } from "zustand/vanilla";
import { identifyScenario, type Scenario } from "../core/scenario.ts";
import { type RunningSearch, startSearch } from "../worker/exploreClient.ts";
import type { Schedule } from "../worker/exploreMessages.ts";
import { makeDifferent } from "./announce.ts";
import { Cutter } from "./cutting.ts";
import type {
  Answered,
  Asked,
  InquiryActions,
  InquiryHost,
  InquiryPorts,
  InquiryState,
  InquiryStore,
  Outcome,
} from "./inquiryTypes.ts";
import type { SessionState } from "./sessionTypes.ts";
import type { SettingsStore } from "./settings.ts";
import { Teller } from "./telling.ts";
import { describeAnswered } from "./verdict.ts";

const NOTHING: Pick<Schedule, "steps" | "concern"> = { steps: [], concern: null };

/** What the questions are about. */
interface Subject {
  readonly session: StoreApi<SessionState>;
  readonly settings: SettingsStore;
}

/** More than anybody looks through; the oldest are forgotten. */
const ANSWERED_MAX = 30;

export function createInquiry(subject: Subject, ports: InquiryPorts): InquiryStore {
  let destroy = () => {};
  const store = createStore<InquiryState>()((set, get) => {
    const inquiry = new InquirySession(subject, ports, set, get);
    destroy = inquiry.follow();
    return {
      text: "",
      origin: "here",
      running: null,
      answered: [],
      shown: null,
      chosen: 0,
      cutting: null,
      story: null,
      actions: inquiry.actions,
    };
  });
  return Object.assign(store, { destroy });
}

class InquirySession {
  readonly #subject: Subject;
  readonly #ports: InquiryPorts;
  readonly #set: (changes: Partial<InquiryState>) => void;
  readonly #get: () => InquiryState;
  // Of all scenarios that were open: one that comes back has its answers again.
  #answers: readonly { readonly about: string; readonly answered: Answered }[] = [];
  #about: string;
  #search: RunningSearch | null = null;
  readonly #cutter: Cutter;
  readonly #teller: Teller;
  #lastId = 0;

  constructor(
    subject: Subject,
    ports: InquiryPorts,
    set: (changes: Partial<InquiryState>) => void,
    get: () => InquiryState,
  ) {
    this.#subject = subject;
    this.#ports = ports;
    this.#set = set;
    this.#get = get;
    this.#about = identify(subject.session.getState().scenario);
    const host: InquiryHost = {
      session: subject.session,
      ports,
      get,
      set,
      update: (id, changes) => this.#update(id, changes),
      conclude: (answered) => {
        this.#lastId += 1;
        this.#keep({ ...answered, id: this.#lastId });
      },
      announce: (text) => this.#announce(text),
    };
    this.#cutter = new Cutter(host);
    this.#teller = new Teller(host);
  }

  readonly actions: InquiryActions = {
    write: (text) => this.#set({ text }),
    setOrigin: (origin) => this.#set({ origin }),
    ask: (question) => {
      const { text, origin } = this.#get();
      const { trail, position } = this.#subject.session.getState();
      const before = trail.slice(0, origin === "here" ? position : 0).map(({ choice }) => choice);
      this.#start({ text: text.trim(), question, before });
    },
    askAgain: () => {
      const { shown } = this.#get();
      if (shown !== null) this.#start(shown);
    },
    pause: () => {
      this.#search?.pause();
      this.#change({ isPaused: true });
    },
    resume: () => {
      this.#search?.resume();
      this.#change({ isPaused: false });
    },
    stop: () => {
      const { running } = this.#get();
      this.#search?.stop();
      if (running !== null) this.#conclude({ type: "stopped", progress: running.progress });
    },
    show: (id) => {
      const shown = this.#get().answered.find((answer) => answer.id === id);
      if (shown === undefined || shown.id === this.#get().shown?.id) return;
      this.#cutter.stop();
      this.#set({ shown, chosen: 0, text: shown.text });
    },
    choose: (chosen) => this.#set({ chosen }),
    open: (at) => this.#open(at),
    cutDown: () => this.#cutter.start(),
    stopCutting: () => this.#cutter.stop(),
    openCut: () => this.#cutter.open(),
    tell: () => this.#teller.start(),
    closeStory: () => this.#teller.stop(),
  };

  /** Ends searches about what is not open any more. Returns what ends this. */
  follow(): () => void {
    const { session } = this.#subject;
    const end = session.subscribe(({ scenario }, { scenario: before }) => {
      if (scenario === before) return;
      const about = identify(scenario);
      if (about === this.#about) return;
      this.#about = about;
      this.#stop();
      this.#set({ answered: this.#listAnswered(), shown: null });
    });
    return () => {
      end();
      this.#stop();
    };
  }

  #start({ text, question, before }: Pick<Asked, "text" | "question" | "before">): void {
    const { scenario } = this.#subject.session.getState();
    if (scenario === null) return;
    this.#stop();
    const { askClock: clock, askStates, askMegabytes } = this.#subject.settings.getState();
    const bounds = { maxStates: askStates, maxBytes: askMegabytes * 1e6 };
    this.#lastId += 1;
    const asked: Asked = { id: this.#lastId, text, question, before, clock, ...bounds };
    this.#set({ running: { ...asked, isPaused: false, progress: null }, shown: null });
    // A worker that cannot be started fails before there is a search to keep.
    const isOver = (): boolean => this.#get().running?.id !== asked.id;
    const search = startSearch(
      this.#ports.spawn,
      { scenario, choices: before, question, clock, ...bounds, workers: this.#ports.workers ?? 1 },
      {
        onProgress: (progress) => this.#change({ progress }),
        onAnswer: (told, progress) => this.#conclude({ type: "told", told, progress }),
        onFailed: (message, isMemory) => {
          const progress = this.#get().running?.progress ?? null;
          this.#conclude({ type: "failed", message, isMemory, progress });
        },
      },
    );
    this.#search = isOver() ? null : search;
  }

  #change(changes: Pick<Partial<InquiryState["running"] & object>, "isPaused" | "progress">): void {
    const { running } = this.#get();
    if (running !== null) this.#set({ running: { ...running, ...changes } });
  }

  #stop(): void {
    this.#cutter.stop();
    this.#teller.stop();
    this.#search?.stop();
    this.#search = null;
    if (this.#get().running !== null) this.#set({ running: null });
  }

  #conclude(outcome: Outcome): void {
    const { running } = this.#get();
    if (running === null) return;
    const { isPaused: _, progress: __, ...asked } = running;
    const shown: Answered = { ...asked, outcome, cut: null };
    this.#search = null;
    this.#set({ running: null });
    this.#keep(shown);
    this.#announce(describeAnswered(shown));
  }

  // In place of an earlier answer to the same, and shown; a search that was stopped answers nothing.
  #keep(shown: Answered): void {
    const about = this.#about;
    const others = this.#answers.filter(
      (other) =>
        other.about !== about ||
        !isSame(other.answered, shown) ||
        (shown.outcome.type === "stopped" && other.answered.outcome.type === "told"),
    );
    this.#answers = [{ about, answered: shown }, ...others].slice(0, ANSWERED_MAX);
    this.#set({ answered: this.#listAnswered(), shown, chosen: 0 });
  }

  #update(id: number, changes: Pick<Answered, "cut">): void {
    this.#answers = this.#answers.map(({ about, answered }) => ({
      about,
      answered: answered.id === id ? { ...answered, ...changes } : answered,
    }));
    const answered = this.#listAnswered();
    const { shown } = this.#get();
    this.#set({ answered, shown: answered.find((each) => each.id === shown?.id) ?? shown });
  }

  #announce(text: string): void {
    const { session } = this.#subject;
    const { announcement } = session.getState();
    session.setState({ announcement: makeDifferent(text, announcement) });
  }

  #listAnswered(): readonly Answered[] {
    return this.#answers.flatMap(({ about, answered }) =>
      about === this.#about ? [answered] : [],
    );
  }

  async #open(at: "moment" | "start" | number): Promise<boolean> {
    const { shown, chosen } = this.#get();
    if (shown?.outcome.type !== "told") return false;
    const { steps, concern } = shown.outcome.told.schedules[chosen] ?? NOTHING;
    if (steps.length === 0) return false;
    const { actions } = this.#subject.session.getState();
    const choices = [...shown.before, ...steps.map(({ choice }) => choice)];
    const made = at === "moment" ? steps.length : at === "start" ? 0 : at;
    const isOpen = await actions.playOut(choices, shown.before.length + made);
    if (isOpen && at === "moment" && concern !== null) actions.select(concern);
    return isOpen;
  }
}

/** The same question of the same moment, asked again: its new answer takes the place of the old one. */
function isSame(a: Asked, b: Asked): boolean {
  const pick = ({ question, before, clock }: Asked): string =>
    JSON.stringify([question, before, clock]);
  return pick(a) === pick(b);
}

/** What there is to ask about: texts may change without making answers wrong. */
function identify(scenario: Scenario | null): string {
  return scenario === null ? "" : identifyScenario(scenario);
}

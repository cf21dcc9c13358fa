// An engine for the store's tests: the real history behind a worker that can be told to hang or die.
import type { View } from "../../src/formats/document.ts";
import { History } from "../../src/sim/history.ts";
import { createPatch } from "../../src/sim/patch.ts";
import { chooseNext } from "../../src/sim/policies.ts";
import type { Recording } from "../../src/sim/recording.ts";
import { createRecording } from "../../src/sim/recording.ts";
import { createSnapshot, type Shot } from "../../src/sim/snapshot.ts";
import { findStop } from "../../src/sim/until.ts";
import type { TrailStep } from "../../src/sim/view.ts";
import { appendTo } from "../../src/worker/append.ts";
import type { WorkerLike } from "../../src/worker/client.ts";
import type {
  Envelope,
  Refusal,
  Replies,
  Reply,
  Request,
  Source,
  Update,
} from "../../src/worker/messages.ts";
import { playOn } from "../../src/worker/play.ts";

type Value = Replies[keyof Replies];
type Run = Extract<Request, { readonly type: "run" }>;

interface Document {
  readonly recording: Recording;
  readonly view: View;
}

const VIEW: View = { selection: null, panel: "inspector" };

function refuse(message: string): Refusal {
  const place = { line: null, column: null, length: 0, path: null };
  return { problems: [{ severity: "error", message, ...place }] };
}

/** A link as this engine makes it: nothing but the document. */
export function linkOf(recording: Recording, view: View = VIEW): string {
  return Buffer.from(JSON.stringify({ recording, view })).toString("base64url");
}

export function readLinkOf(fragment: string): Document {
  return JSON.parse(Buffer.from(fragment, "base64url").toString()) as Document;
}

function read(source: Source): Document | Refusal {
  if (source.type === "recording") return { recording: source.recording, view: VIEW };
  try {
    if (source.type === "link") return readLinkOf(source.fragment);
    return { recording: createRecording(JSON.parse(source.text)), view: VIEW };
  } catch {
    return refuse("it is damaged");
  }
}

class SmallEngine {
  #history: History | null = null;
  #marks: Pick<Recording, "notes" | "breakpoints"> = { notes: [], breakpoints: [] };
  #shot: Shot | null = null;
  #trail: readonly TrailStep[] = [];
  #loading: { document: Document; portions: number; done: number } | null = null;
  readonly #portions: number;

  constructor(portions: number) {
    this.#portions = portions;
  }

  handle(request: Request): Value {
    switch (request.type) {
      case "open": {
        const document = read(request.source);
        if ("problems" in document) return document;
        const view = request.view ?? document.view;
        this.#loading = { document: { ...document, view }, portions: this.#portions, done: 0 };
        return this.#load();
      }
      case "load":
        return this.#load();
      case "abandon":
        this.#loading = null;
        return null;
      case "act":
      case "play":
      case "append":
      case "run":
      case "seek":
      case "switch":
      case "edit":
      case "annotate":
      case "breakpoints":
      case "link":
      case "save":
      case "observe":
        return this.#change(request);
      default:
        return request satisfies never;
    }
  }

  #load(): Value {
    const loading = this.#loading;
    if (loading === null) throw new Error("nothing is being loaded");
    const { document, portions } = loading;
    loading.done += 1;
    if (loading.done < portions) return { done: loading.done, of: portions, opened: null };
    this.#loading = null;
    const { value } = History.load(document.recording, 1e9).next();
    if (!(value instanceof History)) return refuse("a choice is not possible");
    this.#show(value, document.recording);
    return {
      done: portions,
      of: portions,
      opened: { ...document, update: this.#update(), warnings: [] },
    };
  }

  #show(history: History, { notes, breakpoints }: Pick<Recording, "notes" | "breakpoints">): void {
    this.#history = history;
    this.#marks = { notes, breakpoints };
    this.#shot = null;
    this.#trail = [];
  }

  #change(request: Exclude<Request, { type: "open" | "load" | "abandon" }>): Value {
    const history = this.#history;
    if (history === null) throw new Error("nothing is open");
    switch (request.type) {
      case "act": {
        const obstacle = history.act(request.choice);
        return obstacle === null ? { update: this.#update() } : refuse(obstacle);
      }
      case "play": {
        const obstacle = playOn(history, request);
        return obstacle === null ? { update: this.#update() } : refuse(obstacle);
      }
      case "append": {
        const end = appendTo(history, request);
        return typeof end === "string" ? refuse(end) : { update: this.#update(), end };
      }
      case "run":
        return { stop: run(history, request), update: this.#update() };
      case "seek":
        history.seek(request.position);
        return { update: this.#update() };
      case "switch":
        history.switchTo(request.branch, request.position);
        return { update: this.#update() };
      case "edit":
        return this.#edit(history, request.scenario);
      case "annotate":
        this.#marks = { ...this.#marks, notes: request.notes };
        return null;
      case "breakpoints":
        this.#marks = { ...this.#marks, breakpoints: request.breakpoints };
        return null;
      case "link":
        return { fragment: linkOf({ ...history.toRecording(), ...this.#marks }, request.view) };
      case "save":
        return { text: `the ${request.format}` };
      case "observe":
        throw new Error("the store never observes");
      default:
        return request satisfies never;
    }
  }

  #edit(before: History, scenario: Recording["scenario"]): Value {
    if (scenario.title === "forbidden") return refuse("the title is forbidden");
    const history = new History(scenario);
    const choices = before.listTrail().map((step) => step.choice);
    const kept = choices.findIndex((choice) => history.act(choice) !== null);
    this.#show(history, this.#marks);
    const [of, notes] = [choices.length, this.#marks.notes];
    const dropped = before.listBranches().length - 1;
    const update = this.#update();
    return { update, scenario, kept: kept === -1 ? of : kept, of, dropped, notes };
  }

  #update(): Update {
    const history = this.#history;
    if (history === null) throw new Error("nothing is open");
    const { world } = history;
    const snapshot = createSnapshot(world, this.#shot);
    const trail = history.listTrail();
    const keep = trail.findIndex((step, index) => step !== this.#trail[index]);
    const common = keep === -1 ? trail.length : keep;
    const update: Update = {
      isFresh: this.#shot === null,
      patch: createPatch(this.#shot?.snapshot ?? null, snapshot),
      branch: history.branch,
      position: history.position,
      length: history.length,
      branches: history.listBranches(),
      trail: { keep: common, steps: trail.slice(common) },
      ...(this.#shot === null ? { lanes: history.lanes } : {}),
    };
    this.#shot = { world, snapshot };
    this.#trail = trail;
    return structuredClone(update);
  }
}

function run(history: History, { policy, seed, until, steps }: Run): string | null {
  for (let made = 0; made < steps; made++) {
    const { position, lastJob, world } = history;
    const choice = history.nextChoice ?? chooseNext(policy, world, { seed, position, lastJob });
    if (choice === null) return "All jobs are done.";
    history.act(choice);
    const stop = history.lastStep === undefined ? null : findStop(until, history.lastStep);
    if (stop !== null) return stop;
  }
  return null;
}

/** What a worker does with a request: `hold` waits for `release`, `hang` for ever. */
export type Manner = "answer" | "hold" | "hang" | "die" | "fail";

/** All workers of a test, and what they were asked. */
export class Workshop {
  readonly asked: Request[] = [];
  started = 0;
  /** How many requests it takes to load something. */
  portions = 1;
  manner: (request: Request) => Manner = () => "answer";
  readonly #held: (() => void)[] = [];
  #latest = new EventTarget();

  spawn(): WorkerLike {
    this.started += 1;
    const engine = new SmallEngine(this.portions);
    const target = new EventTarget();
    this.#latest = target;
    let isOn = true;
    const answer = ({ id, request }: Envelope): void => {
      const reply = createReply(engine, id, request);
      if (isOn) target.dispatchEvent(new MessageEvent("message", { data: reply }));
    };
    return {
      postMessage: (envelope) => {
        this.asked.push(envelope.request);
        this.#receive(envelope, () => answer(envelope), target);
      },
      terminate: () => {
        isOn = false;
      },
      addEventListener: (type: string, listener: (event: MessageEvent<Reply>) => void) => {
        target.addEventListener(type, (event) => listener(event as MessageEvent<Reply>));
      },
    };
  }

  /** Answers everything that is held. */
  release(): void {
    for (const answer of this.#held.splice(0)) answer();
  }

  /** The present worker dies of nothing in particular. */
  kill(): void {
    this.#latest.dispatchEvent(new Event("error"));
  }

  count(type: Request["type"]): number {
    return this.asked.filter((request) => request.type === type).length;
  }

  #receive({ id, request }: Envelope, answer: () => void, target: EventTarget): void {
    const manner = this.manner(request);
    if (manner === "answer") queueMicrotask(answer);
    if (manner === "hold") this.#held.push(answer);
    if (manner === "die") queueMicrotask(() => target.dispatchEvent(new Event("error")));
    if (manner === "fail") {
      const data: Reply = { id, type: "failed", message: "a defect" };
      queueMicrotask(() => target.dispatchEvent(new MessageEvent("message", { data })));
    }
  }
}

function createReply(engine: SmallEngine, id: number, request: Request): Reply {
  try {
    return { id, type: "done", value: engine.handle(structuredClone(request)) };
  } catch (error) {
    return { id, type: "failed", message: String(error) };
  }
}

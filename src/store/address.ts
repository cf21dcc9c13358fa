// The address bar: always the link of what is shown, and Back and Forward through what was there.
import type { StoreApi } from "zustand/vanilla";
import type { View } from "../formats/document.ts";
import type { Recording } from "../sim/recording.ts";
import { EngineFailure } from "../worker/client.ts";
import type { Source } from "../worker/messages.ts";
import type { Place } from "./ports.ts";
import type { SessionCore } from "./sessionCore.ts";
import type { SessionState } from "./sessionTypes.ts";

/** Where Back, Forward or a link that was put into the address bar leads. */
export interface Destination {
  readonly source: Source;
  readonly view?: View;
  readonly exampleId: string | null;
}

export interface Address {
  /** In a task. Makes `link` and the present entry current; false when the engine failed to. */
  settle(): Promise<boolean>;
  /** Whether the address says all that is shown, so that reloading the page brings it back. */
  holds(): boolean;
  /** Before something takes the place of what is shown: keeps what the entry's link cannot hold. */
  leave(): void;
  /** In a task. Gives what is shown now an entry of its own, or the present one. */
  enter(way: "push" | "replace"): Promise<void>;
  /** Begins to follow the state and the person. `go` opens a destination. Returns what ends it. */
  follow(session: StoreApi<SessionState>, go: (to: Destination) => Promise<boolean>): () => void;
}

interface Kept {
  readonly recording: Recording;
  readonly view: View;
  readonly exampleId: string | null;
}

/** Longer links are not put into the address: browsers get slow or cut them. */
const LENGTH_MAX = 60_000;

const PAUSE_MS = 250;
/** A change is written after this time at the latest, however fast others follow. */
const PATIENCE_MS = 2000;
/** Browsers refuse more than some 100 changes of the address in 30 s. */
const WRITE_EVERY_MS = 500;
/** Entries whose recordings are kept for Back, the oldest forgotten first. */
const KEPT_MAX = 20;

const TOO_LONG =
  "This recording is too long for the address bar: reloading the page would lose it. Save a file instead.";

/** The part of the state that a link says. */
const LINKED = [
  "scenario",
  "branches",
  "branch",
  "position",
  "selection",
  "panel",
  "notes",
  "breakpoints",
] as const;

export function createAddress(core: SessionCore): Address {
  return new AddressBar(core);
}

class AddressBar implements Address {
  readonly #core: SessionCore;
  readonly #kept = new Map<number, Kept>();
  /** Where the browser is. */
  #entry: number;
  #nextEntry: number;
  /** How often the person moved. */
  #moves = 0;
  /** What the address says of what is shown, once it was written. */
  #written: string | null = null;
  /** Where the person went, until it is open or was refused. */
  #heading: Place | null = null;
  /** Since when the address says less than what is shown, in ms. */
  #behindSince: number | null = null;
  #lastWrite = Number.NEGATIVE_INFINITY;
  #isTooLongTold = false;
  #cancelTimer = () => {};

  constructor(core: SessionCore) {
    this.#core = core;
    const { address, timers } = core.ports;
    // The browser's history remembers the numbers of earlier visits: ours are higher.
    this.#nextEntry = Math.floor(timers.now());
    this.#entry = address.read().entry ?? this.#takeEntry();
  }

  async settle(): Promise<boolean> {
    const { get, notify } = this.#core;
    const { snapshot, link } = get();
    if (snapshot === null || (this.#behindSince === null && link !== null)) return true;
    try {
      await this.enter("replace");
      return true;
    } catch (error) {
      // A link that cannot be made is no reason to keep people from opening something else.
      if (!(error instanceof EngineFailure)) throw error;
      notify("error", `The link could not be made: ${error.message}`);
      return false;
    }
  }

  holds(): boolean {
    const { snapshot, link } = this.#core.get();
    const isCurrent = this.#behindSince === null && this.#written === link?.fragment;
    return snapshot === null || isCurrent;
  }

  leave(): void {
    const { keeper, get } = this.#core;
    const recording = keeper.take(get());
    if (recording === null) return;
    const { selection, panel, exampleId } = get();
    this.#kept.delete(this.#entry);
    this.#kept.set(this.#entry, { recording, view: { selection, panel }, exampleId });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT_MAX && oldest.done !== true) this.#kept.delete(oldest.value);
  }

  async enter(way: "push" | "replace"): Promise<void> {
    const { ask, get, set, ports } = this.#core;
    const moves = this.#moves;
    this.#cancelTimer();
    const since = this.#behindSince ?? ports.timers.now();
    this.#behindSince = null;
    const { selection, panel } = get();
    try {
      const { fragment } = await ask({ type: "link", view: { selection, panel } });
      set({ link: { fragment, url: ports.address.urlOf(fragment) } });
      // The person may have gone on meanwhile: that entry is not for this link.
      if (moves === this.#moves) this.#write(way, fragment);
    } catch (error) {
      this.#behindSince ??= since;
      throw error;
    }
  }

  follow(session: StoreApi<SessionState>, go: (to: Destination) => Promise<boolean>): () => void {
    const endListening = this.#core.ports.address.listen(() => this.#move(go));
    const endWatching = session.subscribe((state, before) => {
      const isSame = LINKED.every((part) => state[part] === before[part]);
      if (state.snapshot !== null && !isSame) this.#fallBehind();
    });
    return () => {
      endListening();
      endWatching();
      this.#cancelTimer();
    };
  }

  #takeEntry(): number {
    this.#nextEntry += 1;
    return this.#nextEntry;
  }

  #fallBehind(): void {
    const now = this.#core.ports.timers.now();
    this.#behindSince ??= now;
    const wanted = Math.min(now + PAUSE_MS, this.#behindSince + PATIENCE_MS);
    const due = Math.max(wanted, this.#lastWrite + WRITE_EVERY_MS);
    this.#cancelTimer();
    this.#cancelTimer = this.#core.ports.timers.after(due - now, () => this.#catchUp());
  }

  #catchUp(): void {
    void this.#core.perform(async () => {
      const isOn = this.#heading === null && !this.#core.get().isEngineLost;
      if (isOn && this.#behindSince !== null) await this.enter("replace");
    }, undefined);
  }

  #write(way: "push" | "replace", fragment: string): void {
    const { address, isEmbedded, timers } = this.#core.ports;
    const isTooLong = fragment.length > LENGTH_MAX;
    const text = isTooLong ? "" : fragment;
    if (isTooLong && !this.#isTooLongTold) this.#core.notify("warning", TOO_LONG);
    this.#isTooLongTold ||= isTooLong;
    this.#lastWrite = timers.now();
    try {
      // A frame has no history of its own: its entries would be in the way of the page around it.
      if (way === "push" && !isEmbedded) {
        const entry = this.#takeEntry();
        address.push(text, entry);
        this.#entry = entry;
      } else address.replace(text, this.#entry);
      this.#written = text;
      this.#kept.delete(this.#entry);
    } catch {
      // The browser found that it was too often: later, then.
      this.#fallBehind();
    }
  }

  #move(go: (to: Destination) => Promise<boolean>): void {
    const place = this.#core.ports.address.read();
    if (this.#isKnown(place)) return;
    const isBehind = this.#behindSince !== null;
    // On the way to somewhere else already, what is shown was kept when that began.
    if (this.#heading === null) this.leave();
    this.#moves += 1;
    this.#entry = place.entry ?? this.#takeEntry();
    this.#cancelTimer();
    const kept = this.#kept.get(this.#entry);
    const isShown = place.fragment === "" || (place.fragment === this.#written && !isBehind);
    if (kept === undefined && isShown) {
      this.#heading = null;
      this.#putBack();
      return;
    }
    this.#heading = place;
    void go(createDestination(place, kept)).then((isOpen) => {
      if (this.#heading !== place) return;
      this.#heading = null;
      if (!isOpen) this.#putBack();
    });
  }

  // Browsers tell of one move by two events.
  #isKnown({ fragment, entry }: Place): boolean {
    const heading = this.#heading;
    if (heading !== null) return heading.fragment === fragment && heading.entry === entry;
    return fragment === this.#written && entry === this.#entry;
  }

  #putBack(): void {
    this.#behindSince ??= this.#core.ports.timers.now();
    this.#catchUp();
  }
}

function createDestination({ fragment }: Place, kept: Kept | undefined): Destination {
  if (kept === undefined) return { source: { type: "link", fragment }, exampleId: null };
  const { recording, view, exampleId } = kept;
  return { source: { type: "recording", recording }, view, exampleId };
}

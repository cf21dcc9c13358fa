// What the session needs of a browser, as ports, so that it can be tried without one. Types only.
import type { Client, Timers } from "../worker/client.ts";
import type { SettingsStore } from "./settings.ts";

export interface ClipboardPort {
  /** False when it was not allowed. */
  write(text: string): Promise<boolean>;
}

/** Where the address bar is: the fragment without `#`, and the number that we gave the entry. */
export interface Place {
  readonly fragment: string;
  /** Null for an entry that the browser made by itself. */
  readonly entry: number | null;
}

/** The address bar and the browser's history. `replace` and `push` may throw when done too often. */
export interface AddressPort {
  read(): Place;
  replace(fragment: string, entry: number): void;
  push(fragment: string, entry: number): void;
  /** The whole address of a page that shows a fragment, for others to open. */
  urlOf(fragment: string): string;
  /** Calls when the person moved: Back, Forward, or another fragment. Returns what ends it. */
  listen(onMove: () => void): () => void;
}

export interface SessionPorts {
  /** Starts the engine. `onLost` is called each time that it died. */
  connect(onLost: (reason: string) => void): Client;
  readonly settings: SettingsStore;
  readonly clipboard: ClipboardPort;
  readonly address: AddressPort;
  readonly timers: Timers;
  readonly isEmbedded: boolean;
}

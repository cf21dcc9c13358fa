// A browser's history, clipboard and storage for the store's tests.
import type { AddressPort, ClipboardPort } from "../../src/store/ports.ts";
import type { StoragePort } from "../../src/store/settings.ts";

interface Entry {
  readonly fragment: string;
  readonly entry: number | null;
}

/** A history as browsers keep it; moves are told at once. */
export class FakeAddress implements AddressPort {
  entries: Entry[];
  index = 0;
  replaced = 0;
  isBlocked = false;
  #onMove = () => {};

  constructor(fragment = "") {
    this.entries = [{ fragment, entry: null }];
  }

  get fragment(): string {
    return this.read().fragment;
  }

  read(): Entry {
    return this.entries[this.index] ?? { fragment: "", entry: null };
  }

  replace(fragment: string, entry: number): void {
    if (this.isBlocked) throw new Error("too often");
    this.replaced += 1;
    this.entries[this.index] = { fragment, entry };
  }

  push(fragment: string, entry: number): void {
    if (this.isBlocked) throw new Error("too often");
    this.#add({ fragment, entry });
  }

  urlOf(fragment: string): string {
    return `https://example.org/lockscope/#${fragment}`;
  }

  listen(onMove: () => void): () => void {
    this.#onMove = onMove;
    return () => {
      this.#onMove = () => {};
    };
  }

  /** Back (-1) and Forward (1), as browsers tell of it: twice. */
  go(by: number): void {
    this.index += by;
    this.#tell();
  }

  /** What somebody types into the address bar. */
  type(fragment: string): void {
    this.#add({ fragment, entry: null });
    this.#tell();
  }

  #add(entry: Entry): void {
    this.entries = [...this.entries.slice(0, this.index + 1), entry];
    this.index += 1;
  }

  #tell(): void {
    this.#onMove();
    this.#onMove();
  }
}

export class FakeClipboard implements ClipboardPort {
  text: string | null = null;
  isAllowed = true;

  write(text: string): Promise<boolean> {
    if (this.isAllowed) this.text = text;
    return Promise.resolve(this.isAllowed);
  }
}

export class FakeStorage implements StoragePort {
  readonly texts = new Map<string, string>();
  isFull = false;

  read(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  write(key: string, text: string): void {
    if (this.isFull) throw new Error("the quota is exceeded");
    this.texts.set(key, text);
  }
}

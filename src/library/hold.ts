// What `hold` gives: locks that are let go at the end of a block.
import { DISPOSE } from "./disposal.ts";

/** For `using`. Lets go once; what its owner has let go or removed meanwhile is left alone. */
export class Hold {
  /** What was acquired. */
  readonly names: readonly string[];
  #letGo: (() => void) | null;

  constructor(names: readonly string[], letGo: () => void) {
    this.names = names;
    this.#letGo = letGo;
  }

  release(): void {
    const letGo = this.#letGo;
    this.#letGo = null;
    letGo?.();
  }

  [DISPOSE](): void {
    this.release();
  }
}

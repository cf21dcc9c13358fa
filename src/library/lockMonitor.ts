// The monitor: what all that registered with it says about itself. Section 5 of docs/rules.md.
import type { LockMode, LockSelf } from "../core/monitor.ts";
import { compareNatural } from "../core/order.ts";

/** What a query can ask for. */
export interface LockInfo {
  readonly name: string;
  readonly mode: LockMode;
  /** Names of the owners, in natural order. */
  readonly owner: readonly string[];
  /** Groups of waiting owners, with their mode, in the order in which they will be served. */
  readonly pending: readonly (readonly ["exclusive" | "shared", readonly string[]])[];
}

export type LockField = keyof LockInfo;

/** Whatever can say something about locks: one of them, many, or none at the moment. */
export interface LockInfoProvider {
  /** @param fields what was asked for; other fields are not looked at. */
  getLockInfo(fields: ReadonlySet<LockField>): Iterable<LockInfo>;
}

const FIELDS: readonly string[] = ["name", "mode", "owner", "pending"] satisfies LockField[];

/** A row of the core's monitor as programs see it. */
export function toLockInfo({ name, mode, owners, pending }: LockSelf): LockInfo {
  return { name, mode, owner: owners, pending };
}

/** Refers to what it watches weakly: what is no longer used vanishes. */
export class LockMonitor {
  #providers: WeakRef<LockInfoProvider>[] = [];
  #limit = 16;

  /** Locks that are given a monitor register by themselves. */
  registerLock(provider: LockInfoProvider): void {
    if (this.#providers.length >= this.#limit) {
      this.#dropUnused();
      this.#limit = Math.max(16, 2 * this.#providers.length);
    }
    this.#providers.push(new WeakRef(provider));
  }

  /**
   * One object a lock, with the fields that were asked for, sorted by name in natural order, then by the
   * order of registration. It is no snapshot: each provider answers for itself (quirk Q9).
   */
  queryLocks<F extends LockField>(fields: readonly F[]): readonly Pick<LockInfo, F>[] {
    const unknown = fields.find((field) => !FIELDS.includes(field));
    if (unknown !== undefined) {
      throw new TypeError(`no field "${unknown}": there are ${FIELDS.join(", ")}`);
    }
    this.#dropUnused();
    const wanted: ReadonlySet<LockField> = new Set<LockField>(["name", ...fields]);
    const rows = this.#providers.flatMap((ref) => [...(ref.deref()?.getLockInfo(wanted) ?? [])]);
    // The sort is stable, so rows of one name stay in the order of registration.
    rows.sort((a, b) => compareNatural(a.name, b.name));
    return rows.map((row) => pick(row, fields));
  }

  #dropUnused(): void {
    this.#providers = this.#providers.filter((ref) => ref.deref() !== undefined);
  }
}

function pick<F extends LockField>(row: LockInfo, fields: readonly F[]): Pick<LockInfo, F> {
  return Object.fromEntries(fields.map((field) => [field, row[field]])) as Pick<LockInfo, F>;
}

// Who is to be told when a signal aborts: one listener a signal, however many wait. Node warns of more.

export interface Abortable {
  abort(): void;
}

const waiting = new WeakMap<AbortSignal, Set<Abortable>>();

/** Calls `abort` once the signal aborts, unless it is unwatched before. */
export function watchAbort(signal: AbortSignal, abortable: Abortable): void {
  let all = waiting.get(signal);
  if (all === undefined) {
    all = new Set();
    waiting.set(signal, all);
    signal.addEventListener("abort", tellAll, { once: true });
  }
  all.add(abortable);
}

export function unwatchAbort(signal: AbortSignal, abortable: Abortable): void {
  waiting.get(signal)?.delete(abortable);
}

function tellAll(this: AbortSignal): void {
  for (const abortable of waiting.get(this) ?? []) abortable.abort();
}

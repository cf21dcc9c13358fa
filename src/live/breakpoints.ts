// The breakpoints of a run in shared memory: a thread that is asleep hears no message, so it looks there.
import type { Breakpoint } from "../sim/recording.ts";
import { CONTROL, type LiveMemory } from "./memory.ts";
import { readUnits, writeUnits } from "./units.ts";

/** For all threads from their next step on. With the mutex. */
export function writeBreakpoints(
  { control, breakpoints }: LiveMemory,
  list: readonly Breakpoint[],
): void {
  const text = JSON.stringify(list);
  if (text.length > breakpoints.length) throw new RangeError("the breakpoints are too long");
  writeUnits(breakpoints, 0, text);
  control[CONTROL.breakpointsLength] = text.length;
  control[CONTROL.breakpointsVersion] = (control[CONTROL.breakpointsVersion] ?? 0) + 1;
}

/** Reads them anew only when they have changed. With the mutex. */
export class BreakpointReader {
  readonly #memory: LiveMemory;
  #version = 0;
  #list: readonly Breakpoint[] = [];

  constructor(memory: LiveMemory) {
    this.#memory = memory;
  }

  read(): readonly Breakpoint[] {
    const { control, breakpoints } = this.#memory;
    const version = control[CONTROL.breakpointsVersion] ?? 0;
    if (version === this.#version) return this.#list;
    this.#version = version;
    const text = readUnits(breakpoints, 0, control[CONTROL.breakpointsLength] ?? 0);
    this.#list = JSON.parse(text) as readonly Breakpoint[];
    return this.#list;
  }
}

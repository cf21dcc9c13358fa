// The levels of the manager as programs name them: by number, as the reference does, or by name.
import * as core from "../core/levels.ts";

/** The name of each level, by its number. */
export const LEVEL_NAMES: readonly core.Level[] = core.LEVELS;

/** The numbers of the levels, in the order in which they are acquired. */
export const LEVELS: readonly number[] = LEVEL_NAMES.map((_, number) => number);

/** Those whose members can be added and removed. */
export const LEVELS_MOD: readonly number[] = core.LEVELS_MOD.map(core.indexOfLevel);

/** A level by its name or its number. */
export type Level = core.Level | number;

/** The name of a level; of one that is none, what was given. */
export function nameLevel(level: Level): string {
  return typeof level === "number" ? (LEVEL_NAMES[level] ?? String(level)) : String(level);
}

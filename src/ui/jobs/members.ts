// Which locks the forms offer, by level. Scenarios without levels have one nameless level.
import { BGL, LEVELS, NAL } from "../../core/levels.ts";
import type { Kind, Scenario } from "../../core/scenario.ts";
import type { Snapshot } from "../../sim/view.ts";

/** Member names by level, in the order in which the scenario lists them. */
export interface Members {
  readonly kind: Kind;
  readonly levels: ReadonlyMap<string, readonly string[]>;
}

/** The locks that a scenario starts with. */
export function listMembers(scenario: Scenario): Members {
  if (scenario.kind !== "manager") {
    return { kind: scenario.kind, levels: new Map([["", scenario.locks]]) };
  }
  const { locks } = scenario;
  const levels = LEVELS.map((level): [string, readonly string[]] => {
    if (level === "cluster") return [level, [BGL]];
    if (level === "node-alloc") return [level, [NAL]];
    return [level, locks[level === "node-res" ? "node" : level]];
  });
  return { kind: scenario.kind, levels: new Map(levels) };
}

/** The locks there are at this moment: those that jobs have added are among them. */
export function listPresent(snapshot: Snapshot): Members {
  const isNamed = snapshot.kind !== "sharedlock";
  const levels = snapshot.sets.map((set, index): [string, readonly string[]] => {
    const locks = snapshot.locks.filter((lock) => lock.set === index && lock.isMember);
    const names = locks
      .filter((lock) => !lock.isInternal)
      .map((lock) => (isNamed ? lock.name.slice(set.length + 1) : lock.name));
    return [snapshot.kind === "manager" ? set : "", names];
  });
  return { kind: snapshot.kind, levels: new Map(levels) };
}

/** The members of a level; none for a level that does not exist. */
export function membersOf(members: Members, level: string): readonly string[] {
  return members.levels.get(members.kind === "manager" ? level : "") ?? [];
}

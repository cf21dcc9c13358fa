// Programs to start from when a job is spawned, for each kind of scenario.
import { BGL } from "../../core/levels.ts";
import type { Operation, Program } from "../../core/scenario.ts";
import { type Members, membersOf } from "./members.ts";

export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly program: Program;
}

/** Presets that fit the locks there are. The first is what a new job begins with. */
export function listPresets(members: Members): readonly Preset[] {
  switch (members.kind) {
    case "sharedlock":
      return listLockPresets(membersOf(members, "")[0]);
    case "lockset":
      return listSetPresets(membersOf(members, "").slice(0, 2));
    case "manager":
      return listManagerPresets(membersOf(members, "node").slice(0, 2));
    default:
      return members.kind satisfies never;
  }
}

const EMPTY: Preset = { id: "empty", title: "No operations yet", program: [] };

function listLockPresets(lock: string | undefined): readonly Preset[] {
  if (lock === undefined) return [EMPTY];
  const release: Operation = { op: "release", lock };
  const acquire: Operation = { op: "acquire", lock };
  return [
    { id: "reader", title: "Shared reader", program: [{ ...acquire, shared: true }, release] },
    { id: "writer", title: "Exclusive writer", program: [acquire, release] },
    {
      id: "downgrader",
      title: "Writer that downgrades",
      program: [acquire, { op: "downgrade", lock }, release],
    },
    {
      id: "patient",
      title: "Writer with a timeout",
      program: [{ ...acquire, timeout: 50 }, release],
    },
    { id: "deleter", title: "Deleter", program: [{ op: "delete", lock }] },
    EMPTY,
  ];
}

function listSetPresets(names: readonly string[]): readonly Preset[] {
  const release: Operation = { op: "release", names: null };
  const whole: Operation = { op: "acquire", names: null };
  const some: Operation = { op: "acquire", names };
  return [
    { id: "reader", title: "Shared reader", program: [{ ...some, shared: true }, release] },
    { id: "writer", title: "Exclusive writer", program: [some, release] },
    { id: "whole", title: "The whole set, exclusive", program: [whole, release] },
    {
      id: "opportunist",
      title: "Opportunistic: whatever is free",
      program: [{ op: "acquire", names: null, opportunistic: true }, release],
    },
    { id: "adder", title: "Adds a lock", program: [{ op: "add", names: ["new"] }] },
    {
      id: "remover",
      title: "Removes a lock",
      program: [{ op: "remove", names: names.slice(0, 1) }],
    },
    EMPTY,
  ];
}

function listManagerPresets(names: readonly string[]): readonly Preset[] {
  const level = "node";
  const big: Operation = { op: "acquire", level: "cluster", names: [BGL] };
  const bigShared: Operation = { ...big, shared: true };
  const releaseBig: Operation = { op: "release", level: "cluster", names: null };
  const release: Operation = { op: "release", level, names: null };
  const acquire: Operation = { op: "acquire", level, names };
  const within = (...program: Program): Program => [bigShared, ...program, releaseBig];
  return [
    {
      id: "reader",
      title: "Shared reader of nodes",
      program: within({ ...acquire, shared: true }, release),
    },
    { id: "writer", title: "Exclusive writer of nodes", program: within(acquire, release) },
    {
      id: "whole",
      title: "All nodes, exclusive",
      program: within({ op: "acquire", level, names: null }, release),
    },
    {
      id: "opportunist",
      title: "Opportunistic: whatever nodes are free",
      program: within({ op: "acquire", level, names: null, opportunistic: true }, release),
    },
    { id: "big", title: "Big lock, exclusive", program: [big, releaseBig] },
    { id: "adder", title: "Adds a node", program: within({ op: "add", level, names: ["new"] }) },
    EMPTY,
  ];
}

// What a world starts from: locks, and jobs with their programs. A superset of the recorded scenarios.

/** One name, a list of names, or null: the whole set in acquire, all that is owned elsewhere. */
export type Names = string | readonly string[] | null;

/** `sharedlock` scenarios: one lock an operation. Times in whole ms; a missing timeout is "never". */
export type LockOperation =
  | {
      readonly op: "acquire";
      readonly lock: string;
      readonly shared?: boolean;
      readonly timeout?: number | null;
      readonly priority?: number | null;
    }
  | { readonly op: "release" | "downgrade"; readonly lock: string }
  | {
      readonly op: "delete";
      readonly lock: string;
      readonly timeout?: number | null;
      readonly priority?: number | null;
    };

/** `lockset` scenarios, and `manager` ones with a `level` (any word: an unknown one raises). */
export type SetOperation =
  | {
      readonly op: "acquire";
      readonly level?: string;
      readonly names: Names;
      readonly shared?: boolean;
      readonly timeout?: number | null;
      readonly priority?: number | null;
      readonly opportunistic?: boolean;
    }
  | { readonly op: "release" | "downgrade"; readonly level?: string; readonly names: Names }
  | {
      readonly op: "add";
      readonly level?: string;
      readonly names: string | readonly string[];
      readonly acquired?: boolean;
      readonly shared?: boolean;
    }
  | { readonly op: "remove"; readonly level?: string; readonly names: string | readonly string[] };

/** The job is busy for `ms` of virtual time while it holds what it holds. */
export interface WorkOperation {
  readonly op: "work";
  readonly ms: number;
}

export type Operation = LockOperation | SetOperation | WorkOperation;

export type Program = readonly Operation[];

export type Kind = Scenario["kind"];

/** Member names by level; `node` names make up `node-res` as well. */
export interface ManagerLocks {
  readonly node: readonly string[];
  readonly instance: readonly string[];
  readonly nodegroup: readonly string[];
  readonly network: readonly string[];
}

/** What people may say about a scenario; none of it touches the locks. */
interface ScenarioTexts {
  readonly title?: string;
  readonly question?: string;
  readonly answer?: string;
}

interface LockScenario extends ScenarioTexts {
  readonly kind: "sharedlock";
  readonly locks: readonly string[];
  readonly jobs: Readonly<Record<string, readonly (LockOperation | WorkOperation)[]>>;
}

interface SetScenario extends ScenarioTexts {
  readonly kind: "lockset";
  readonly locks: readonly string[];
  readonly jobs: Readonly<Record<string, readonly (SetOperation | WorkOperation)[]>>;
}

export interface ManagerScenario extends ScenarioTexts {
  readonly kind: "manager";
  readonly locks: ManagerLocks;
  readonly jobs: Readonly<Record<string, readonly (SetOperation | WorkOperation)[]>>;
}

export type Scenario = LockScenario | SetScenario | ManagerScenario;

/** Names as a list: a plain string is one name. */
export function listNames(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}

/** The same for scenarios that differ in their texts only: what people say changes nothing that happens. */
export function identifyScenario({ kind, locks, jobs }: Scenario): string {
  return JSON.stringify([kind, locks, jobs]);
}

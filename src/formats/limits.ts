// How large anything from outside may be. The one place; docs/limits.md states the same figures.

/** Counts, lengths in UTF-16 units, sizes in bytes, times in ms. */
export const LIMITS = {
  /** Any text or file. Reading so much takes well under a second; real scenarios have a few kB. */
  bytes: 4_000_000,
  /** Jobs of a scenario, spawned ones included. A step looks at each of them. */
  jobs: 500,
  /** Lock names that a scenario starts with. */
  locks: 5_000,
  /** Names in all `add` operations of a scenario: a lock keeps its place in the world for ever. */
  addedNames: 20_000,
  /** Operations of all jobs together. */
  operations: 20_000,
  /** Names of one operation: no more than there can be locks at the start. */
  namesPerOperation: 5_000,
  /** A name of a job, lock or level. Longer ones cannot be shown anywhere. */
  nameLength: 120,
  /** A title, a question or an answer. */
  textLength: 2_000,
  /** Choices of all branches of a recording together: replayed in about a second. */
  choices: 100_000,
  /** Branches of a recording: more than anybody tells apart in a list. */
  branches: 200,
  /** Notes of a recording. */
  notes: 500,
  /** One note. */
  noteLength: 2_000,
  /** Breakpoints: each is compared with every step of a run. */
  breakpoints: 100,
  /** A question about all schedules. */
  questionLength: 4_000,
  /** Brackets and nots within one another in a question. Keeps readers that recurse safe. */
  questionDepth: 32,
  /** Timeouts, times of work and moves of the clock, 34 years: with all of them the clock is exact. */
  ms: 2 ** 40,
  /** A priority lies between minus this and this. Ganeti's are -20 to 19. */
  priority: 1_000_000,
  /** Nesting of JSON; no format here needs more than 10. Keeps readers that recurse safe. */
  depth: 32,
  /** A link's fragment. Chromium takes so much and no more. */
  linkLength: 2_000_000,
  /** What a link unpacks to; stops a compressed bomb. */
  unpackedBytes: 8_000_000,
  /** Errors reported at once, and warnings; nobody reads more. */
  problems: 100,
} as const;

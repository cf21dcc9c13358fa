// What a step of a Promela model works with, and what does not outlive it.

interface Scratch {
  readonly type: string;
  readonly names: readonly string[];
  /** The length of each, where they are arrays. */
  readonly size?: string;
}

const OF_LOCKS: readonly Scratch[] = [
  { type: "int", names: ["each", "other", "newRank", "patience", "nearest"] },
  { type: "int", names: ["lock", "owners", "mates", "first", "group"] },
  { type: "byte", names: ["verb", "outcome"] },
  { type: "byte", names: ["isExclusive", "isPending", "isTop", "wantsShared", "isOver"] },
  { type: "int", names: ["opLock", "opTimeout", "opPriority"] },
  { type: "byte", names: ["opKind", "opShared", "isLast"] },
];

const OF_SETS: readonly Scratch[] = [
  { type: "int", names: ["opSet", "opFirst", "opEnd", "opCount", "opMade"] },
  { type: "byte", names: ["opAll", "opOpportunistic", "opAcquired", "needsBigLock", "isOrdered"] },
  { type: "byte", names: ["ownsAbove", "isBroken", "isSkipped"] },
  { type: "int", names: ["names"], size: "NAMES" },
  { type: "byte", names: ["owns"], size: "SETS" },
];

function declare({ type, names, size }: Scratch): string {
  const suffix = size === undefined ? "" : `[${size}]`;
  return `SCRATCH ${type} ${names.map((name) => name + suffix).join(", ")};\n`;
}

function reset({ names, size }: Scratch): readonly string[] {
  if (size === undefined) return names.map((name) => `  ${name} = 0`);
  return names.map((name) => `  for (each : 0 .. ${size} - 1) { ${name}[each] = 0 }`);
}

/**
 * Declares the variables of a step. Kept out of the states; but Spin's searches on several cores know
 * nothing like that, so that with `-DPARALLEL` they are in the states, and forgotten behind each step.
 */
export function writeScratch(isOfSet: boolean): string {
  const scratch = isOfSet ? [...OF_LOCKS, ...OF_SETS] : OF_LOCKS;
  // `each` counts while arrays are reset.
  const resets = scratch.flatMap(reset).reverse();
  return `
/* What a step works with; nothing of it outlives the step. */
#ifdef PARALLEL
#define SCRATCH
#else
#define SCRATCH hidden
#endif
${scratch.map(declare).join("")}
inline forget() {
#ifdef PARALLEL
${resets.join(";\n")}
#else
  skip
#endif
}
`;
}

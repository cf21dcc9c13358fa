// A scenario's programs and sets in Promela: data that the rules go by, as assignments, so that it takes no
// room in the states.
import type { ModelOperation, ModelScenario } from "./modelScenario.ts";

/** Text in a string or comment of the model: what could mean anything there is left out. */
export function plain(text: string): string {
  const short = text.length > 200 ? `${text.slice(0, 197)}...` : text;
  return short.replace(/[^\w .,:;/[\]()+-]|\/(?=[/*])/g, "_");
}

function writeOperation(operation: ModelOperation, isOfSet: boolean): string {
  const { verb, timeout, priority, slots, made } = operation;
  const set = (name: string, value: number | boolean): string => `${name} = ${value}`;
  const flag = (name: string, value: boolean): readonly string[] =>
    value ? [set(name, true)] : [];
  const base = [
    `opKind = ${verb.toUpperCase()}`,
    ...flag("opShared", operation.shared),
    ...(timeout === null ? [] : [set("opTimeout", timeout)]),
    ...(priority === 0 ? [] : [set("opPriority", priority)]),
  ];
  if (!isOfSet)
    return [...base, ...(operation.lock === -1 ? [] : [set("opLock", operation.lock)])].join("; ");
  return [
    ...base,
    ...(operation.set === -1 ? [] : [`useSet${operation.set}()`]),
    ...flag("opAll", operation.set !== -1 && slots === null),
    ...(slots === null ? [] : [set("opCount", slots.length)]),
    ...(slots ?? []).map((slot, index) => set(`names[${index}]`, slot)),
    ...flag("opOpportunistic", operation.opportunistic),
    ...flag("opAcquired", operation.acquired),
    ...(made === -1 ? [] : [set("opMade", made)]),
    ...flag("needsBigLock", operation.needsBigLock),
    ...flag("isOrdered", operation.isOrdered),
  ].join("; ");
}

const LOCK_DEFAULTS = "opKind = NOTHING; opShared = false; opTimeout = NEVER; opPriority = 0;";
const SET_DEFAULTS = `
  opSet = 0; opFirst = 0; opEnd = 0; opCount = 0; opMade = 0;
  opAll = false; opOpportunistic = false; opAcquired = false; needsBigLock = false; isOrdered = false;`;

/** The programs as `loadOperation`, which says what the operation is that a job is at. */
export function writePrograms({ jobs, sets }: ModelScenario): string {
  const isOfSet = sets.length > 0;
  const branches = jobs.flatMap(({ name, operations }, job) => {
    if (operations.length === 0) return [];
    const lines = operations.map(
      (operation, index) => `     :: pc[me] == ${index} ->
        printf("${plain(name)}: ${plain(operation.text)}\\n");
        ${writeOperation(operation, isOfSet)}
`,
    );
    return `  :: me == ${job} ->
     isLast = pc[me] == ${operations.length - 1};
     if
${lines.join("")}     fi
`;
  });
  return `
/* The programs: the operation that job \`me\` is at. */
inline loadOperation() {
  ${LOCK_DEFAULTS}${isOfSet ? SET_DEFAULTS : ""}
  if
${branches.join("")}  :: else
  fi
}
`;
}

/** The sets as `useSet0` and so on, and `lookAtSets`. */
export function writeSets({ sets }: ModelScenario): string {
  const uses = sets.map(
    ({ name, first, end }, index) => `
/* ${plain(name)} */
inline useSet${index}() {
  opSet = ${index}; opFirst = ${first}; opEnd = ${end}
}
`,
  );
  const looks = sets.map(({ first, end }, index) => `  lookAtSet(${index}, ${first}, ${end})`);
  return `${uses.join("")}
inline lookAtSets() {
  ownsAbove = false;
${looks.join(";\n")}
}
`;
}

// What a Promela model prints of a state, as JSON in the form of the recorded explorations: of the last
// ones, or of all. In C, which Spin puts into the program that searches.
import { compareNatural } from "../core/order.ts";
import type { ModelScenario } from "./modelScenario.ts";

/** Text as a JSON string in a C string literal; nothing in it means anything to Spin or its preprocessor. */
function writeLiteral(text: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify(text));
  const units = [...bytes].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[\w .:/-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  return `"${units.join("")}"`;
}

function writeTable(type: string, name: string, values: readonly (string | number)[]): string {
  return `static const ${type} ${name}[] = { ${[...values, 0].join(", ")} };`;
}

/** Indices in the natural order of their names. */
function sortIndices(names: readonly string[]): readonly number[] {
  const indices = names.map((_, index) => index);
  return indices.sort((a, b) => compareNatural(names[a] ?? "", names[b] ?? "") || a - b);
}

const LISTS = `
static void printJobs(int isOwner(int, int), int lock) {
  int at, count = 0;
  printf("[");
  for (at = 0; at < JOBS; at++) {
    if (isOwner(lock, jobOrder[at])) printf("%s%s", count++ ? "," : "", jobNames[jobOrder[at]]);
  }
  printf("]");
}

static int isOwner(int lock, int job) { return now.held[lock * JOBS + job] != NONE; }

static int groupOf;
static int isMate(int lock, int job) {
  return now.waits[job] == lock + 1 && now.urgency[job] == now.urgency[groupOf] &&
    now.rank[job] == now.rank[groupOf];
}

static int isBehind(int a, int b) {
  return now.urgency[a] > now.urgency[b] ||
    (now.urgency[a] == now.urgency[b] && now.rank[a] > now.rank[b]);
}

static int findGroup(int lock, int after) {
  int job, found = -1;
  for (job = 0; job < JOBS; job++) {
    if (now.waits[job] != lock + 1 || (after >= 0 && !isBehind(job, after))) continue;
    if (found < 0 || isBehind(found, job)) found = job;
  }
  return found;
}
`;

const LOCKS = String.raw`
static int printLock(int lock, int count) {
  int job, groups = 0, owners = 0, isExclusive = 0;
  for (job = 0; job < JOBS; job++) {
    owners += isOwner(lock, job);
    isExclusive = isExclusive || now.held[lock * JOBS + job] == EXCLUSIVE;
  }
  if (findGroup(lock, -1) < 0 && (owners == 0 || !isReachable(lock))) return 0;
  printf("%s[%s,%s,", count ? "," : "", lockNames[lock], now.deleted[lock] ? "\"deleted\"" :
    isExclusive ? "\"exclusive\"" : owners ? "\"shared\"" : "null");
  printJobs(isOwner, lock);
  printf(",[");
  for (job = findGroup(lock, -1); job >= 0; job = findGroup(lock, job)) {
    printf("%s[\"%s\",", groups++ ? "," : "", now.asShared[job] ? "shared" : "exclusive");
    groupOf = job;
    printJobs(isMate, lock);
    printf("]");
  }
  printf("]]");
  return 1;
}

static const char *findStatus(int job) {
  if (now.stage[job] == OVER) return "done";
  if (now.due[job] == 0) return "ready";
  return now.stage[job] == WORKING ? "working" : "waiting";
}

static const char *findEnd(void) {
  int job, isDone = 1;
  for (job = 0; job < JOBS; job++) {
    if (now.due[job] != NEVER) return "running";
    isDone = isDone && now.stage[job] == OVER;
  }
  return isDone ? "done" : "deadlock";
}

static void printState(const char *word) {
  int job, at, count = 0;
  printf("%s [\"%s\",{\"jobs\":{", word, findEnd());
  for (job = 0; job < JOBS; job++) {
    printf("%s%s:[\"%s\",%d,", job ? "," : "", jobNames[job], findStatus(job), now.pc[job]);
    if (now.waits[job]) printf("\"wake %s]", lockNames[now.waits[job] - 1] + 1);
    else printf("null]");
  }
  printf("},\"locks\":[");
  for (at = 0; at < LOCKS; at++) count += printLock(lockOrder[at], count);
  printf("]");
  printOwned();
  printf("}]\n");
}
`;

const NOTHING_OWNED = `
static int isReachable(int lock) { return !now.deleted[lock]; }
static void printOwned(void) {}
`;

const OWNED = String.raw`
static int isReachable(int lock) {
  int slot;
  for (slot = 0; slot < SLOTS; slot++) if (now.member[slot] == lock + 1) return 1;
  return lock < SETS;
}

static int isMember(int slot, int job) {
  return now.member[slot] != 0 && isOwner(now.member[slot] - 1, job);
}

static int isSetOwner(int set, int job) {
  int slot;
  for (slot = firstSlots[set]; slot < firstSlots[set + 1]; slot++) if (isMember(slot, job)) return 1;
  return isOwner(set, job) && !now.opens[job];
}

static void printSet(int set, int job) {
  int slot, count = 0;
  printf("[[");
  for (slot = firstSlots[set]; slot < firstSlots[set + 1]; slot++) {
    if (isMember(slot, job)) printf("%s%s", count++ ? "," : "", slotNames[slot]);
  }
  printf("],%s]", isOwner(set, job) ? "true" : "false");
}

static void printOwned(void) {
  int job, set, owners = 0, count;
  printf(",\"owned\":{");
  for (job = 0; job < JOBS; job++) {
    count = 0;
    for (set = 0; set < SETS; set++) {
      if (!isSetOwner(set, job)) continue;
      if (count++) printf(",");
      else printf("%s%s:%s", owners++ ? "," : "", jobNames[job], IS_MANAGER ? "{" : "");
      if (IS_MANAGER) printf("%s:", setNames[set]);
      printSet(set, job);
    }
    if (count && IS_MANAGER) printf("}");
  }
  printf("}");
}
`;

/** C code with a function `printState`. What a job does next is printed only where it wakes. */
export function writeEnds({ jobs, locks, sets, slots, bigLock }: ModelScenario): string {
  const jobNames = jobs.map((job) => job.name);
  const tables = [
    writeTable("char *const", "jobNames", jobNames.map(writeLiteral)),
    writeTable("int", "jobOrder", sortIndices(jobNames)),
    writeTable("char *const", "lockNames", locks.map(writeLiteral)),
    writeTable("int", "lockOrder", sortIndices(locks)),
    writeTable(
      "char *const",
      "setNames",
      sets.map((set) => writeLiteral(set.name)),
    ),
    writeTable(
      "char *const",
      "slotNames",
      slots.map((slot) => writeLiteral(slot.name)),
    ),
    writeTable("int", "firstSlots", [...sets.map((set) => set.first), slots.length]),
    `#define IS_MANAGER ${bigLock === -1 ? 0 : 1}`,
  ];
  const owned = sets.length === 0 ? NOTHING_OWNED : OWNED;
  return `c_code {\n${tables.join("\n")}\n${LISTS}${owned}${LOCKS}}\n`;
}

// What can be seen of a state of an exported TLA+ module, in the form of an observation without owners of sets.
import type { ModelScenario } from "../../src/formats/modelScenario.ts";
import { apply, listItems, listSequence, type State } from "./tlaEval.ts";

type Value = Parameters<typeof apply>[1];

/** `{jobs, locks}`; what a job does next only where it wakes. */
export function see(model: ModelScenario, { locks, jobs, members }: State) {
  const all = listSequence(locks);
  const name = (job: Value): string => model.jobs[Number(job) - 1]?.name ?? "";
  const names = (values: readonly Value[]): readonly string[] => values.map(name).sort();
  const conditions = (lock: Value): readonly Value[] => listSequence(apply(lock, "queue"));
  const findQueue = (job: number): number =>
    all.findIndex((lock) => conditions(lock).some((each) => isAmong(job, apply(each, "waiters"))));
  const seen = listSequence(jobs).map((job, index) => {
    const queue = findQueue(index + 1);
    const next = queue === -1 ? null : `wake ${model.locks[queue]}`;
    return [name(index + 1), [findStatus(job), Number(apply(job, "pc")) - 1, next]] as const;
  });
  const isSet = model.sets.length > 0;
  const visible = new Set([...model.sets.map((_, index) => index + 1), ...listSequence(members)]);
  const rows = all.flatMap((lock, index) => {
    const alone = apply(lock, "exclusive");
    const owners = alone === 0 ? listItems(apply(lock, "sharers")) : [alone];
    const queue = conditions(lock).map((each) => [
      apply(each, "shared") === true ? "shared" : "exclusive",
      names(listItems(apply(each, "waiters"))),
    ]);
    const isReachable = !isSet || visible.has(index + 1);
    if (queue.length === 0 && (owners.length === 0 || !isReachable)) return [];
    const free = owners.length === 0 ? null : "shared";
    const held = alone === 0 ? free : "exclusive";
    const mode = apply(lock, "deleted") === true ? "deleted" : held;
    return [[model.locks[index], mode, names(owners), queue]];
  });
  return { jobs: Object.fromEntries(seen), locks: rows };
}

function isAmong(job: number, set: Value): boolean {
  return listItems(set).includes(job);
}

function findStatus(job: Value): string {
  const stage = apply(job, "stage");
  if (stage === "over") return "done";
  if (apply(job, "due") === 0) return "ready";
  return stage === "working" ? "working" : "waiting";
}

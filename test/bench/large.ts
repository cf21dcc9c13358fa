// A large recording to measure with: 200 jobs of a cluster, 1,000 locks, 10,000 steps.
import type { ManagerScenario, SetOperation, WorkOperation } from "../../src/core/scenario.ts";
import { History } from "../../src/sim/history.ts";
import { chooseNext } from "../../src/sim/policies.ts";
import type { Recording } from "../../src/sim/recording.ts";

function number(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

const NODES = number("node", 300);
const INSTANCES = number("web", 350);

function pick(names: readonly string[], at: number): string {
  return names[at % names.length] ?? "";
}

/** What a job of a cluster does: an instance, its nodes, some work; the BGL shared throughout. */
function listOperations(job: number): readonly (SetOperation | WorkOperation)[] {
  const rounds = Array.from(
    { length: 6 },
    (_, round): readonly (SetOperation | WorkOperation)[] => {
      const node = job * 7 + round * 13;
      const nodes = [pick(NODES, node), pick(NODES, node + 1), pick(NODES, node + 5)];
      const shared = (job + round) % 3 === 0;
      return [
        { op: "acquire", level: "cluster", names: ["BGL"], shared: true },
        {
          op: "acquire",
          level: "instance",
          names: [pick(INSTANCES, (job * 3 + round) % 40)],
          shared,
        },
        {
          op: "acquire",
          level: "node",
          names: nodes,
          shared,
          ...(round % 2 ? { timeout: 400 } : {}),
        },
        { op: "work", ms: 10 + ((job * 17 + round * 31) % 90) },
        { op: "release", level: "node", names: null },
        { op: "release", level: "instance", names: null },
        { op: "release", level: "cluster", names: null },
      ];
    },
  );
  return rounds.flat();
}

/** 300 nodes count twice (node and node-res); with groups, networks and internal locks about 1,000. */
function createLargeScenario(jobs = 200): ManagerScenario {
  return {
    kind: "manager",
    title: "A large cluster",
    locks: {
      node: NODES,
      instance: INSTANCES,
      nodegroup: number("group", 21),
      network: number("net", 20),
    },
    jobs: Object.fromEntries(
      Array.from({ length: jobs }, (_, job) => [`Job${job + 1}`, listOperations(job)]),
    ),
  };
}

/** The recording of a seeded random run of so many steps, at its end. */
export function createLargeRecording(steps = 10_000): Recording {
  const history = new History(createLargeScenario());
  while (history.position < steps) {
    const { world, position, lastJob } = history;
    const choice = chooseNext("random", world, { seed: 1, position, lastJob });
    if (choice === null) throw new Error(`the run ends after ${position} steps`);
    history.act(choice);
  }
  return history.toRecording();
}

import { describe, expect, it } from "vitest";
import { type MonitorRow, printMonitor } from "../../src/formats/monitorText.ts";
import { SAMPLES } from "./monitorSamples.ts";

const NAMES = [
  "cluster/BGL",
  "cluster/[lockset]",
  "instance/[lockset]",
  "instance/db1.example.com",
  "instance/web1.example.com",
  "network/[lockset]",
  "node-alloc/NAL",
  "node-alloc/[lockset]",
  "node-res/[lockset]",
  "node-res/n1-uuid",
  "node-res/n2-uuid",
  "node/[lockset]",
  "node/n1-uuid",
  "node/n2-uuid",
  "nodegroup/[lockset]",
  "nodegroup/g1-uuid",
];

/** All rows of a small cluster, with what is known of some of them. */
function list(known: Readonly<Record<string, Partial<MonitorRow>>>): readonly MonitorRow[] {
  return NAMES.map((name) => ({ name, mode: null, owners: [], pending: [], ...known[name] }));
}

function holdAll(
  names: readonly string[],
  row: Partial<MonitorRow>,
): Record<string, Partial<MonitorRow>> {
  return Object.fromEntries(names.map((name) => [name, row]));
}

const MIGRATE = { mode: "exclusive", owners: ["Jq3/Job1201/I_MIGRATE"] };
const MIGRATION = list({
  "cluster/BGL": {
    mode: "shared",
    owners: [
      "Jq2/Job1204/I_CONSOLE",
      "Jq3/Job1201/I_MIGRATE",
      "Jq7/Job1202/I_REBOOT",
      "Jq12/Job1203/I_CONSOLE",
    ],
  },
  "instance/web1.example.com": {
    ...MIGRATE,
    pending: [
      ["exclusive", ["Jq7/Job1202/I_REBOOT"]],
      ["shared", ["Jq2/Job1204/I_CONSOLE", "Jq12/Job1203/I_CONSOLE"]],
    ],
  },
  ...holdAll(["node-res/n1-uuid", "node-res/n2-uuid", "node/n1-uuid", "node/n2-uuid"], MIGRATE),
});

const VERIFY = { mode: "shared", owners: ["Jq1/Job90/C_VERIFY_GROUP"] };
const NODE_ADD = list({
  "cluster/BGL": {
    ...VERIFY,
    pending: [
      ["exclusive", ["Jq4/Job91/N_ADD"]],
      ["shared", ["Jq5/Job92/I_STARTUP", "Jq6/Job93/I_SHUTDOWN"]],
    ],
  },
  ...holdAll(
    [
      "instance/web1.example.com",
      "node-alloc/NAL",
      "node-alloc/[lockset]",
      "node/n1-uuid",
      "node/n2-uuid",
      "nodegroup/g1-uuid",
    ],
    VERIFY,
  ),
});

const CONFIG = { mode: "shared", owners: ["Jq9/Job500/C_VERIFY_CONFIG"] };
const WHOLE_SETS = list({
  ...holdAll(
    NAMES.filter((name) => !name.startsWith("cluster/")),
    CONFIG,
  ),
  "cluster/BGL": { mode: "shared", owners: [...CONFIG.owners, "Jq10/Job501/I_CREATE"] },
  "instance/[lockset]": { ...CONFIG, pending: [["exclusive", ["Jq10/Job501/I_CREATE"]]] },
});

const GROW_OWNERS = [
  "Jq1/Job10/I_GROW_DISK",
  "Jq2/Job11/I_REBOOT",
  "Jq3/Job12/I_CONSOLE",
  "Jq4/Job13/I_SHUTDOWN",
  "Jq5/Job14/I_SET_PARAMS",
  "Jq6/Job15/I_CONSOLE",
  "Jq20/Job16/I_QUERY_DATA",
];
const GROWING: MonitorRow = {
  name: "instance/web1.example.com",
  mode: "exclusive",
  owners: ["Jq1/Job10/I_GROW_DISK"],
  pending: [
    ["exclusive", ["Jq5/Job14/I_SET_PARAMS"]],
    ["exclusive", ["Jq2/Job11/I_REBOOT"]],
    ["shared", ["Jq3/Job12/I_CONSOLE", "Jq6/Job15/I_CONSOLE"]],
    ["exclusive", ["Jq4/Job13/I_SHUTDOWN"]],
    ["shared", ["Jq20/Job16/I_QUERY_DATA"]],
  ],
};
const PRIORITIES: readonly MonitorRow[] = [
  { name: "cluster/BGL", mode: "shared", owners: GROW_OWNERS, pending: [] },
  GROWING,
];

describe("the table of locks", () => {
  it("of an idle cluster has a dash for each empty cell", () => {
    expect(printMonitor(list({}))).toBe(SAMPLES.S1);
  });

  it("of a migration has owners joined by commas and groups in their order", () => {
    expect(printMonitor(MIGRATION)).toBe(SAMPLES.S2);
  });

  it("of a node add has a queue at the big lock", () => {
    expect(printMonitor(NODE_ADD)).toBe(SAMPLES.S3);
  });

  it("of a configuration check has whole sets", () => {
    expect(printMonitor(WHOLE_SETS)).toBe(SAMPLES.S4);
  });

  it("of a queue with priorities has a group for each of them", () => {
    expect(printMonitor(PRIORITIES)).toBe(SAMPLES.S6);
  });

  it("after a downgrade has another mode and the same queue", () => {
    const rows = PRIORITIES.map((row) => ({ ...row, mode: "shared" }));
    const [titles, , instance] = printMonitor(rows).split("\n");
    expect(`${titles}\n${instance}\n`).toBe(SAMPLES.S6b);
  });

  it("has the columns that are asked for", () => {
    const rows = MIGRATION.filter(({ name }) => /BGL|web1/.test(name));
    expect(printMonitor(rows, { fields: ["name", "pending"] })).toBe(SAMPLES.S2fields);
  });

  it("joins cells by a separator without padding, with or without titles", () => {
    const rows = MIGRATION.filter(({ name }) => name.includes("web1"));
    expect(printMonitor(rows, { headers: false, separator: "|" })).toBe(SAMPLES.S2separator);
    expect(printMonitor([], { separator: "|" })).toBe("Name|Mode|Owner|Pending\n");
  });

  it("without rows is its titles, and nothing without titles", () => {
    expect(printMonitor([])).toBe("Name Mode Owner Pending\n");
    expect(printMonitor([], { headers: false })).toBe("");
  });

  it("keeps its columns straight behind names outside the basic plane", () => {
    const rows = ["\u{1f512}", "ab"].map((name) => ({
      name,
      mode: "shared",
      owners: [],
      pending: [],
    }));
    expect(printMonitor(rows, { fields: ["name", "mode"], headers: false })).toBe(
      "\u{1f512}  shared\nab shared\n",
    );
  });
});

import { describe, expect, it } from "vitest";
import { EXAMPLES } from "../../src/gallery/gallery.ts";
import { History } from "../../src/sim/history.ts";
import { createSnapshot } from "../../src/sim/snapshot.ts";
import { listRules } from "../sim/play.ts";

function open(id: string): History {
  const example = EXAMPLES.find((entry) => entry.id === id);
  if (example === undefined) throw new Error(`no example ${id}`);
  const { value } = History.load(example.recording, Number.POSITIVE_INFINITY).next();
  if (!(value instanceof History)) throw new Error(JSON.stringify(value));
  value.seek(value.length);
  return value;
}

/** The texts of an example's steps, from a position on. */
function tell(id: string): readonly string[] {
  return open(id)
    .listTrail()
    .map((step) => step.text);
}

describe("the gallery", () => {
  it("has at least ten entries, each with an id of its own, a title, a question and an answer", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(10);
    expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
    for (const { title, question, answer } of EXAMPLES) {
      expect(title).not.toBe("");
      expect(question).toMatch(/\?$/);
      expect(answer).toMatch(/\.$/);
    }
  });

  it.each(EXAMPLES.map(({ id }) => id))(
    "%s can be stepped through as recorded, from its start",
    (id) => {
      const example = EXAMPLES.find((entry) => entry.id === id);
      expect(example?.recording.position).toBe(0);
      expect(open(id).length).toBeGreaterThan(0);
    },
  );

  it.each([
    "sharers-coexist",
    "waiting-writer",
    "groups",
    "asleep",
    "priorities",
    "barging",
    "downgrade",
    "timeout",
    "deletion",
    "whole-set",
    "opportunistic",
    "gone",
    "sorted-names",
    "levels",
  ])("%s ends with every job done", (id) => {
    expect(createSnapshot(open(id).world).end).toBe("done");
  });
});

describe("the answers are what happens", () => {
  it("waiting-writer: a soft block", () => {
    const history = open("waiting-writer");
    history.seek(3);
    expect(listRules(createSnapshot(history.world), "Reader2")).toEqual(["order: Writer"]);
  });

  it("asleep: the reader is on top, compatible, and asleep", () => {
    const history = open("asleep");
    history.seek(8);
    expect(listRules(createSnapshot(history.world), "Reader3")).toEqual([
      "asleep: Reader1 Reader2",
    ]);
  });

  it("priorities: the lowest number first", () => {
    const granted = tell("priorities").filter((text) => text.includes("after waiting"));
    expect(granted.map((text) => text.split(" ")[0])).toEqual(["Urgent", "Normal", "Idle"]);
  });

  it("barging: the notified job wakes in vain", () => {
    expect(tell("barging")).toContain("Waiter wakes, cannot have web1 yet and waits again.");
  });

  it("downgrade: the readers are in before the writer that came first", () => {
    const granted = tell("downgrade").filter((text) => text.includes("after waiting"));
    expect(granted.map((text) => text.split(" ")[0])).toEqual(["Reader1", "Reader2", "Writer2"]);
  });

  it("timeout: still waiting after 18 ms with a timeout of 10", () => {
    const history = open("timeout");
    history.seek(8);
    const patient = createSnapshot(history.world).jobs[1];
    expect(history.world.clock).toBe(18);
    expect(patient).toMatchObject({ status: "waiting", wait: { deadline: 19 } });
  });

  it("deletion: both waiters raise deleted", () => {
    expect(
      tell("deletion").filter((text) => text.includes("raises LockError deleted")),
    ).toHaveLength(2);
  });

  it("whole-set: adding waits for the internal lock", () => {
    expect(tell("whole-set")).toContain("Adder has to wait for set/[lockset], exclusive.");
  });

  it("opportunistic: all but the node that is busy", () => {
    expect(tell("opportunistic").join(" ")).toContain("returns [n1, n3]");
  });

  it("gone: named fails, the whole set skips", () => {
    const story = tell("gone").join(" ");
    expect(story).toContain("raises LockError not-found on set/n2");
    expect(story).toContain("All finds that set/n2 has been deleted; its acquire returns [n1].");
  });

  it.each(["deadlock", "dining"])("%s: a circle in which nothing can happen any more", (id) => {
    const snapshot = createSnapshot(open(id).world);
    expect(snapshot.end).toBe("deadlock");
    expect(snapshot.jobs.every((job) => job.why.some(({ rule }) => rule === "cycle"))).toBe(true);
  });

  it("levels: the careless job is refused at once", () => {
    expect(tell("levels").join(" ")).toContain("raises UsageError level-order on instance");
  });

  it("big-lock: two jobs that would fit wait behind the one that would not", () => {
    const snapshot = createSnapshot(open("big-lock").world);
    expect(listRules(snapshot, "Startup")).toEqual(["order: NodeAdd"]);
    expect(listRules(snapshot, "Shutdown")).toEqual(["order: NodeAdd"]);
  });

  it("migration: the two consoles wait as one group", () => {
    const lock = createSnapshot(open("migration").world).locks.find(
      ({ name }) => name === "instance/web1",
    );
    expect(lock?.queue.map(({ waiters }) => waiters)).toEqual([[1], [2, 3]]);
  });
});

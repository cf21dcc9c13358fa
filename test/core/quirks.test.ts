// The deliberate quirks of the reference, each in its shortest schedule.
import { describe, expect, it } from "vitest";
import { play } from "./play.ts";

const LOCK = "kind sharedlock\nlocks a\n";

describe("quirk Q1: no hand-over when the head gives up", () => {
  const scenario = `${LOCK}
    job A1
      acquire a shared
      release a
    job A2
      acquire a shared
      release a
    job B
      acquire a timeout 5
    job C
      acquire a shared
    job D
      acquire a shared timeout 50`;

  it("leaves a compatible sharer asleep on top until the last sharer is gone", () => {
    const asleep = play(scenario, ["A1", "A2", "B", "C", 5, "B"]);
    expect(asleep.results).toEqual(["A1 true", "A2 true", "B false"]);
    expect(asleep.show("a")).toBe("shared A1 A2 | shared C");
    expect(asleep.status("C")).toBe("waiting");
    const one = play(scenario, ["A1", "A2", "B", "C", 5, "B", "A1"]);
    expect(one.status("C")).toBe("waiting");
    const none = play(scenario, ["A1", "A2", "B", "C", 5, "B", "A1", "A2", "C"]);
    expect(none.show("a")).toBe("shared C");
  });

  it("grants the lock to a sleeper whose own time is up", () => {
    const { results, show } = play(scenario, ["A1", "A2", "B", "D", 5, "B", 45, "D"]);
    expect(results.at(-1)).toBe("D true");
    expect(show("a")).toBe("shared A1 A2 D");
  });
});

it("quirk Q2: a downgrade forgets a group that was notified before", () => {
  const scenario = `${LOCK}
    job X
      acquire a
      release a
    job B
      acquire a shared
    job C
      acquire a shared
    job D
      acquire a priority -1
      downgrade a
      release a`;
  const asleep = play(scenario, ["X", "B", "C", "X", "D", "B", "C", "D"]);
  expect(asleep.show("a")).toBe("shared D | shared B C");
  expect([asleep.status("B"), asleep.status("C")]).toEqual(["waiting", "waiting"]);
  const released = play(scenario, ["X", "B", "C", "X", "D", "B", "C", "D", "D"]);
  expect([released.status("B"), released.status("C")]).toEqual(["ready", "ready"]);
});

describe("quirk Q3: an old group deletes the registration of a new one", () => {
  const jobs = (operation: string) => `${LOCK}
    job X
      acquire a
      release a
    job B
      acquire a shared
      release a
    job E
      acquire a
      ${operation} a
    job F
      acquire a shared
    job G
      acquire a shared`;
  const start = ["X", "B", "E", "X", "F", "B", "G"];

  it("parts two sharers of one priority, of whom a release wakes the first alone", () => {
    const parted = play(jobs("release"), start);
    expect(parted.show("a")).toBe("shared B | exclusive E | shared F | shared G");
    const woken = play(jobs("release"), [...start, "B", "E", "E"]);
    expect([woken.status("F"), woken.status("G")]).toEqual(["ready", "waiting"]);
  });

  it("lets the later group overtake the earlier one at a downgrade", () => {
    const woken = play(jobs("downgrade"), [...start, "B", "E", "E"]);
    expect(woken.show("a")).toBe("shared E | shared G | shared F");
    expect([woken.status("F"), woken.status("G")]).toEqual(["waiting", "ready"]);
  });
});

it("quirk Q4: each sleep lasts the full timeout anew", () => {
  const scenario = `${LOCK}
    job X
      acquire a
      release a
    job B
      acquire a timeout 10
    job C
      acquire a priority -1
      release a`;
  const again = play(scenario, ["X", "B", 9, "X", "C", "B", 1]);
  expect(again.status("B")).toBe("waiting");
  expect(play(scenario, ["X", "B", 9, "X", "C", "B", 9]).status("B")).toBe("waiting");
  const late = play(scenario, ["X", "B", 9, "X", "C", "B", 10]);
  expect(late.status("B")).toBe("ready");
  expect(play(scenario, ["X", "B", 9, "X", "C", "B", 10, "B"]).results.at(-1)).toBe("B false");
});

it("quirk Q5: a downgrade looks at the most urgent priority only", () => {
  const scenario = `${LOCK}
    job X
      acquire a
      downgrade a
    job E
      acquire a priority -10
    job B
      acquire a shared`;
  const { show, status } = play(scenario, ["X", "E", "B", "X"]);
  expect(show("a")).toBe("shared X | exclusive E | shared B");
  expect([status("E"), status("B")]).toEqual(["waiting", "waiting"]);
});

it("quirk Q6: somebody more urgent takes the lock between notify and wake-up", () => {
  const scenario = `${LOCK}
    job X
      acquire a
      release a
    job B
      acquire a
    job C
      acquire a priority -1`;
  const { results, show, status } = play(scenario, ["X", "B", "X", "C", "B"]);
  expect(results).toEqual(["X true", "X null", "C true"]);
  expect(show("a")).toBe("exclusive C | exclusive B");
  expect(status("B")).toBe("waiting");
});

describe("quirk Q7: add and remove ignore timeout and priority", () => {
  it("waits for the internal lock without limit at priority 0", () => {
    const scenario = `kind lockset
      locks a
      job A
        acquire all
      job B
        add b
      job C
        acquire all priority -1`;
    const { show, world } = play(scenario, ["A", "A", "A", "B", "B", "C", "C"]);
    expect(show("set/[lockset]")).toBe("exclusive A | exclusive C | exclusive B");
    expect(world.jobs[1]?.next).toMatchObject({ verb: "wake", timeout: null, priority: 0 });
  });

  it("waits for the member to remove without limit at priority 0", () => {
    const scenario = `kind lockset
      locks a
      job A
        acquire a
      job B
        remove a`;
    const { show, world } = play(scenario, ["A", "A", "B", "B"]);
    expect(show("set/a")).toBe("exclusive A | exclusive B");
    expect(world.jobs[1]?.next).toMatchObject({ verb: "wake", timeout: null, priority: 0 });
  });
});

it("quirk Q8: a sharer joins the older group of its priority, past exclusives in between", () => {
  const scenario = `${LOCK}
    job X
      acquire a
    job B
      acquire a shared
    job E
      acquire a
    job C
      acquire a shared`;
  expect(play(scenario, ["X", "B", "E", "C"]).show("a")).toBe(
    "exclusive X | shared B C | exclusive E",
  );
});

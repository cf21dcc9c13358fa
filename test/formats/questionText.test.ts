// Questions as text: what is read, what is refused and why, and the way there and back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../src/core/errors.ts";
import { LIMITS } from "../../src/formats/limits.ts";
import { printQuestion } from "../../src/formats/questionPrint.ts";
import { parseQuestion } from "../../src/formats/questionText.ts";
import type { Condition, Question } from "../../src/sim/question.ts";
import { scenarioOf } from "../scenarioOf.ts";

const SCENARIO = scenarioOf(`
kind sharedlock
locks a b "the lock" any
job A
  acquire a
  release a
job B
  acquire b timeout 5
job "Job"
  work 1
job "x (y)?"
  work 2
job idle
`);

const MANAGER = scenarioOf(`
kind manager
nodes n1
job M
  acquire cluster BGL
  add node n2
  add cluster n3
`);

/** What is read, or what is wrong as `column+length: message`. */
function read(text: string, scenario = SCENARIO): Question | string {
  const reading = parseQuestion(text, scenario);
  if (reading.ok) return reading.value;
  return reading.problems
    .map(({ column, length, message }) => `${column}+${length}: ${message}`)
    .join("\n");
}

function readCondition(text: string): Condition | string {
  const question = read(text);
  if (typeof question === "string") return question;
  return question.type === "reach" ? question.condition : JSON.stringify(question);
}

describe("a question", () => {
  it.each<readonly [string, Question]>([
    ["can it deadlock", { type: "deadlock" }],
    ["is there a deadlock", { type: "deadlock" }],
    ["can jobs wait in a circle", { type: "circle" }],
    ["does A end", { type: "endless", job: "A" }],
    ["does every job end", { type: "endless", job: null }],
    ["does job A always end", { type: "endless", job: "A" }],
    ["can A be overtaken", { type: "overtaken", job: "A", times: 0 }],
    ["can any job be overtaken more than 1 time", { type: "overtaken", job: null, times: 1 }],
    ["can A be overtaken more than 2 times", { type: "overtaken", job: "A", times: 2 }],
    ["can A be asleep", { type: "asleep", job: "A" }],
    ["can any job be asleep", { type: "asleep", job: null }],
    ["can B time out on a free lock", { type: "vainTimeout", job: "B" }],
    ["can any job time out in vain", { type: "vainTimeout", job: null }],
    ["can A fail", { type: "fails", job: "A", code: null }],
    ["can any job fail with level-order", { type: "fails", job: null, code: "level-order" }],
    [
      "can A operation 2 overlap B operation 1",
      { type: "overlap", first: { job: "A", operation: 1 }, second: { job: "B", operation: 0 } },
    ],
    ["can a be idle while waited for", { type: "idle", lock: "a" }],
    ["can lock a be idle", { type: "idle", lock: "a" }],
    ["can any lock be idle while waited for", { type: "idle", lock: null }],
    ["longest wait of A", { type: "longestWait", job: "A" }],
    ["what is the shortest wait of B", { type: "shortestWait", job: "B" }],
    ["show 5 schedules that end well", { type: "endWell", count: 5 }],
    ["show 1 schedule that ends well", { type: "endWell", count: 1 }],
    ["Show me three typical schedules that end well", { type: "endWell", count: 3 }],
    ["can A be done", { type: "reach", condition: { type: "job", job: "A", is: "done" } }],
  ])("%s", (text, question) => {
    expect(read(text)).toEqual(question);
  });

  it("may end in a question mark, and its words are in any case", () => {
    expect(read(" Can IT\n deadlock ? ")).toEqual({ type: "deadlock" });
    expect(read("Does A end?")).toEqual({ type: "endless", job: "A" });
  });

  it("has names in double quotes where they hold blanks or marks, or are words of the language", () => {
    expect(read('can "Job" be asleep')).toEqual({ type: "asleep", job: "Job" });
    expect(read('can "any" be idle')).toEqual({ type: "idle", lock: "any" });
    expect(read('longest wait of "x (y)?"?')).toEqual({ type: "longestWait", job: "x (y)?" });
    expect(printQuestion({ type: "asleep", job: "Job" })).toBe('can "Job" be asleep');
  });

  it("names locks in full, those that are to be added too", () => {
    for (const lock of ["node/n1", "node-res/n1", "node/[lockset]", "cluster/BGL", "node/n2"]) {
      expect(read(`can ${lock} be idle`, MANAGER)).toEqual({ type: "idle", lock });
    }
    expect(read("can cluster/n3 be idle", MANAGER)).toContain('no job or lock "cluster/n3"');
    const set = scenarioOf("kind lockset\nlocks a\njob A\n  add c");
    expect(read("can set/c be idle", set)).toEqual({ type: "idle", lock: "set/c" });
  });
});

describe("a condition", () => {
  const aDone: Condition = { type: "job", job: "A", is: "done" };
  const bFree: Condition = { type: "lock", lock: "b", is: "free" };
  const owns: Condition = { type: "owns", job: "A", lock: "a", mode: null };

  it.each<readonly [string, Condition]>([
    ["A is done", aDone],
    ["A is not done", { type: "not", part: aDone }],
    ["B is notified", { type: "job", job: "B", is: "notified" }],
    ["A is asleep", { type: "job", job: "A", is: "asleep" }],
    ["A waits for a", { type: "waitsFor", job: "A", lock: "a" }],
    ["A owns a", owns],
    ["A owns a shared", { ...owns, mode: "shared" }],
    ["A owns lock a exclusively", { ...owns, mode: "exclusive" }],
    ["b is free", bFree],
    ["b is idle", { type: "lock", lock: "b", is: "idle" }],
    [
      "operation of A >= 3",
      { type: "compare", quantity: { of: "operation", job: "A" }, operator: ">=", value: 2 },
    ],
    [
      "owners of a==2",
      { type: "compare", quantity: { of: "owners", lock: "a" }, operator: "=", value: 2 },
    ],
    [
      "waiting jobs != 0",
      { type: "compare", quantity: { of: "jobs", status: "waiting" }, operator: "!=", value: 0 },
    ],
    ["not A is done and b is free", { type: "and", parts: [{ type: "not", part: aDone }, bFree] }],
    [
      "A is done or b is free and A owns a",
      { type: "or", parts: [aDone, { type: "and", parts: [bFree, owns] }] },
    ],
    [
      "(A is done or b is free) and not (A owns a)",
      {
        type: "and",
        parts: [
          { type: "or", parts: [aDone, bFree] },
          { type: "not", part: owns },
        ],
      },
    ],
  ])("%s", (text, condition) => {
    expect(readCondition(`can it be that ${text}`)).toEqual(condition);
    expect(readCondition(`is it possible that ${text}?`)).toEqual(condition);
  });

  it("may follow `can` itself, with its verbs bare", () => {
    expect(readCondition("can A be done and A own a or waiting jobs = 1")).toEqual({
      type: "or",
      parts: [
        { type: "and", parts: [aDone, owns] },
        { type: "compare", quantity: { of: "jobs", status: "waiting" }, operator: "=", value: 1 },
      ],
    });
    expect(readCondition("can (A be done)")).toEqual(aDone);
  });
});

describe("a question that is none", () => {
  it.each([
    [
      "",
      '1+1: expected "can", "does", "show", "longest wait of" or "shortest wait of", found the end',
    ],
    ["can it be", '10+1: expected "that", found the end'],
    ["can it deadlock now", '17+3: expected the end, found "now"'],
    ["does A stop", '8+4: expected "end", found "stop"'],
    [
      "can Z fail",
      '5+1: no job or lock "Z"; the jobs are A, B, Job, "x (y)?", idle; the locks are a, any, b, "the lock"',
    ],
    [
      "longest wait of a",
      '17+1: no job "a"; the jobs are A, B, Job, "x (y)?", idle; did you mean A?',
    ],
    ["can A own c", '11+1: no lock "c"; the locks are a, any, b, "the lock"'],
    ["can A operation 3 overlap B operation 1", '17+1: no operation 3; "A" has operations 1 to 2'],
    [
      "can idle operation 1 overlap B operation 1",
      '20+1: no operation 1; "idle" has no operations',
    ],
    ["can A operation 0 overlap B operation 1", "17+1: expected a whole number from 1 to 100000"],
    ["can A be overtaken more than 1.5 times", "30+3: expected a whole number from 0 to 100000"],
    ["can A be overtaken more than x times", '30+1: expected a whole number, found "x"'],
    [
      "can a be done",
      '10+4: expected "free", "shared", "exclusive", "deleted" or "idle", found "done"',
    ],
    ["can it be that a own A", '18+3: expected "is", found "own"'],
    [
      "can it be that owners of a is 2",
      '28+2: expected a comparison (=, !=, <, <=, >, >=), found "is"',
    ],
    ["can it be that (A is done", '26+1: expected "and", "or" or ")", found the end'],
    [
      "can it be that A is done and",
      '29+1: expected "not", "(", "operation of", "owners of", "waiters of", "ready jobs", "waiting jobs", "working jobs", "done jobs", a job or a lock, found the end',
    ],
    ['can "A be done', "5+10: expected a closing double quote"],
    ["show 21 schedules that end well", "6+2: expected a whole number from 1 to 20"],
    ["show 0 schedules that end well", "6+1: expected a whole number from 1 to 20"],
    [
      "show some schedules",
      '6+4: expected "5 schedules that end well" or a whole number, found "some"',
    ],
    ["show 2 schedules", '17+1: expected "that end well", found the end'],
    ["can it deadlock ? or", '17+1: expected the end, found "?"'],
  ])("%s", (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  it("names the errors that there are", () => {
    expect(read("can A fail with levelorder")).toBe(
      `17+10: no error "levelorder"; the errors are ${ERROR_CODES.join(", ")}; did you mean level-order?`,
    );
  });

  it("is one that is too long, or nests too deep", () => {
    const nest = (depth: number): string =>
      `can it be that ${"(".repeat(depth)}A is done${")".repeat(depth)}`;
    expect(read(nest(LIMITS.questionDepth))).toMatchObject({ type: "reach" });
    expect(read(nest(LIMITS.questionDepth + 1))).toContain("at most 32 deep");
    expect(read(`can it be that ${"not ".repeat(900)}A is done`)).toContain("at most 32 deep");
    const { questionLength } = LIMITS;
    const long = "can it deadlock".padEnd(questionLength);
    expect(read(long)).toEqual({ type: "deadlock" });
    expect(read(`${long} `)).toContain("at most 4000 characters");
  });

  it("is said to be none whatever it holds, and never throws", () => {
    const piece = fc.constantFrom(
      ..."can it be that A is done and or not ( ) ? any job lock operation of a 1 = > fail with show schedules".split(
        " ",
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(piece).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const reading = parseQuestion(given, SCENARIO);
        expect(reading.ok || reading.problems.length === 1).toBe(true);
      }),
    );
  });
});

const job = fc.constantFrom(...Object.keys(SCENARIO.jobs));
const lock = fc.constantFrom("a", "b", "the lock", "any");
const anyJob = fc.option(job);
const status = fc.constantFrom(
  "ready" as const,
  "waiting" as const,
  "working" as const,
  "done" as const,
);
const operationName = fc.constantFrom(
  { job: "A", operation: 0 },
  { job: "A", operation: 1 },
  { job: "x (y)?", operation: 0 },
);
const of = <T extends string>(type: T): fc.Arbitrary<T> => fc.constant(type);

const quantity = fc.oneof(
  fc.record({ of: of("operation"), job }),
  fc.record({ of: fc.constantFrom("owners" as const, "waiters" as const), lock }),
  fc.record({ of: of("jobs"), status }),
);

const { condition } = fc.letrec<{ condition: Condition; parts: readonly Condition[] }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small" },
    fc.record({
      type: of("job"),
      job,
      is: fc.oneof(status, fc.constantFrom("asleep" as const, "notified" as const)),
    }),
    fc.record({ type: of("waitsFor"), job, lock }),
    fc.record({
      type: of("owns"),
      job,
      lock,
      mode: fc.constantFrom("shared" as const, "exclusive" as const, null),
    }),
    fc.record({
      type: of("lock"),
      lock,
      is: fc.constantFrom(
        "free" as const,
        "shared" as const,
        "exclusive" as const,
        "deleted" as const,
        "idle" as const,
      ),
    }),
    fc.record({
      type: of("compare"),
      quantity,
      operator: fc.constantFrom(
        "=" as const,
        "!=" as const,
        "<" as const,
        "<=" as const,
        ">" as const,
        ">=" as const,
      ),
      value: fc.nat({ max: LIMITS.choices - 1 }),
    }),
    fc.record({ type: of("not"), part: tie("condition") }),
    fc.record({ type: fc.constantFrom("and" as const, "or" as const), parts: tie("parts") }),
  ),
  parts: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }),
}));

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ type: fc.constantFrom("deadlock" as const, "circle" as const) }),
  fc.record({
    type: fc.constantFrom("endless" as const, "asleep" as const, "vainTimeout" as const),
    job: anyJob,
  }),
  fc.record({ type: of("overtaken"), job: anyJob, times: fc.nat({ max: 3 }) }),
  fc.record({
    type: of("fails"),
    job: anyJob,
    code: fc.option(fc.constantFrom(...ERROR_CODES)),
  }),
  fc.record({ type: of("overlap"), first: operationName, second: operationName }),
  fc.record({ type: of("idle"), lock: fc.option(lock) }),
  fc.record({ type: of("reach"), condition }),
  fc.record({ type: fc.constantFrom("longestWait" as const, "shortestWait" as const), job }),
  fc.record({ type: of("endWell"), count: fc.integer({ min: 1, max: 20 }) }),
);

it("a question that is printed is read back as the same, with a question mark or without", () => {
  fc.assert(
    fc.property(question, (given) => {
      const text = printQuestion(given);
      fc.pre(text.length < LIMITS.questionLength);
      expect(read(text)).toEqual(given);
      expect(read(`${text}?`)).toEqual(given);
    }),
  );
});

it.each(["CAN IT DEADLOCK???", "can it deadlock ? ?", "Can it deadlock?!", "can it deadlock."])(
  "reads a question however it ends: %s",
  (text) => {
    expect(read(text)).toEqual({ type: "deadlock" });
  },
);

it("takes an end that may be one of a name for a part of it", () => {
  const scenario = scenarioOf(
    'kind sharedlock\nlocks a\njob "A."\n  acquire a\njob A\n  acquire a\n',
  );
  const longest = (job: string) => ({ ok: true, value: { type: "longestWait", job } });
  expect(parseQuestion("longest wait of A.", scenario)).toMatchObject(longest("A."));
  expect(parseQuestion("longest wait of A..", scenario)).toMatchObject(longest("A"));
});

it("suggests a job that is written in another case", () => {
  const scenario = scenarioOf("kind sharedlock\nlocks a\njob Aristotle\n  acquire a\n");
  expect(parseQuestion("can aristotle be asleep?", scenario)).toMatchObject({
    problems: [{ message: expect.stringContaining("did you mean Aristotle?") }],
  });
});

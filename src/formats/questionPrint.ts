// Writes a question as text. What it writes is read back as the same question.
import type { Condition, OperationName, Quantity, Question } from "../sim/question.ts";
import { quoteName } from "./questionTokens.ts";

/** The question in its canonical form, without a question mark. */
export function printQuestion(question: Question): string {
  switch (question.type) {
    case "deadlock":
      return "can it deadlock";
    case "circle":
      return "can jobs wait in a circle";
    case "endless":
      return `does ${question.job === null ? "every job" : quoteName(question.job)} end`;
    case "overtaken":
      return `can ${printJob(question.job)} be overtaken${printTimes(question.times)}`;
    case "asleep":
      return `can ${printJob(question.job)} be asleep`;
    case "vainTimeout":
      return `can ${printJob(question.job)} time out on a free lock`;
    case "fails": {
      const how = question.code === null ? "" : ` with ${question.code}`;
      return `can ${printJob(question.job)} fail${how}`;
    }
    case "overlap": {
      const { first, second } = question;
      return `can ${printOperationName(first)} overlap ${printOperationName(second)}`;
    }
    case "idle": {
      const lock = question.lock === null ? "any lock" : quoteName(question.lock);
      return `can ${lock} be idle while waited for`;
    }
    case "reach":
      return `can it be that ${printCondition(question.condition)}`;
    case "longestWait":
      return `longest wait of ${quoteName(question.job)}`;
    case "shortestWait":
      return `shortest wait of ${quoteName(question.job)}`;
    case "endWell": {
      const { count } = question;
      return `show ${count} ${count === 1 ? "schedule that ends" : "schedules that end"} well`;
    }
    default:
      return question satisfies never;
  }
}

function printJob(job: string | null): string {
  return job === null ? "any job" : quoteName(job);
}

function printTimes(times: number): string {
  return times === 0 ? "" : ` more than ${times} ${times === 1 ? "time" : "times"}`;
}

function printOperationName({ job, operation }: OperationName): string {
  return `${quoteName(job)} operation ${operation + 1}`;
}

function printCondition(condition: Condition): string {
  switch (condition.type) {
    case "and":
    case "or":
      return condition.parts
        .map((part) => printPart(part, condition.type))
        .join(` ${condition.type} `);
    case "not":
      return `not ${printPart(condition.part, "not")}`;
    case "job":
      return `${quoteName(condition.job)} is ${condition.is}`;
    case "waitsFor":
      return `${quoteName(condition.job)} waits for ${quoteName(condition.lock)}`;
    case "owns": {
      const mode = condition.mode === "exclusive" ? "exclusively" : condition.mode;
      const words = [quoteName(condition.job), "owns", quoteName(condition.lock), mode];
      return words.filter((word) => word !== null).join(" ");
    }
    case "lock":
      return `${quoteName(condition.lock)} is ${condition.is}`;
    case "compare": {
      const { quantity, operator, value } = condition;
      const base = quantity.of === "operation" ? 1 : 0;
      return `${printQuantity(quantity)} ${operator} ${value + base}`;
    }
    default:
      return condition satisfies never;
  }
}

// `and` binds more closely than `or`; a chain within a chain of its own kind keeps its brackets.
function printPart(part: Condition, within: "and" | "or" | "not"): string {
  const isChain = part.type === "or" || (part.type === "and" && within !== "or");
  return isChain ? `(${printCondition(part)})` : printCondition(part);
}

function printQuantity(quantity: Quantity): string {
  switch (quantity.of) {
    case "operation":
      return `operation of ${quoteName(quantity.job)}`;
    case "owners":
    case "waiters":
      return `${quantity.of} of ${quoteName(quantity.lock)}`;
    case "jobs":
      return `${quantity.status} jobs`;
    default:
      return quantity satisfies never;
  }
}

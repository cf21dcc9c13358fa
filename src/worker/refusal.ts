// A refusal made of one sentence.
import type { Problem } from "../formats/problem.ts";
import type { Refusal } from "./messages.ts";

/** An error of no particular place. */
export function createProblem(message: string, severity: Problem["severity"] = "error"): Problem {
  return { severity, message, line: null, column: null, length: 0, path: null };
}

export function refuse(message: string): Refusal {
  return { problems: [createProblem(message)] };
}

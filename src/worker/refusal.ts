// A refusal made of one sentence.
import { createProblem } from "../formats/problem.ts";
import type { Refusal } from "./messages.ts";

export function refuse(message: string): Refusal {
  return { problems: [createProblem(message)] };
}

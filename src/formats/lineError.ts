// The error that the command line writes in the place of a line that it could not do.
import type { Problem } from "./problem.ts";

/** @returns `{"error": {"line", "message", "path"?, "column"?}}`, for the first error there is. */
export function writeLineError(line: number, problems: readonly Problem[]): string {
  const first = problems.find((problem) => problem.severity === "error") ?? problems[0];
  const message = first?.message ?? "the line cannot be read";
  const path = first?.path === null || first?.path === "" ? {} : { path: first?.path };
  const column = first?.column === null ? {} : { column: first?.column };
  return JSON.stringify({ error: { line, message, ...path, ...column } });
}

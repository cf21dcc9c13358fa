// Two jobs that take one lock in turn, for tests of live runs.
import type { Scenario } from "../../src/core/scenario.ts";
import { scenarioOf } from "../scenarioOf.ts";

export const CONTENDERS: Scenario = scenarioOf(
  "kind sharedlock",
  "locks a",
  "job A",
  "  acquire a",
  "  release a",
  "job B",
  "  acquire a",
  "  release a",
);

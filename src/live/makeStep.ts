// One step on the shared world: made by the core, written down and logged.
import { type Step, step } from "../core/step.ts";
import { append, type LoggedStep } from "./log.ts";
import type { LiveMemory } from "./memory.ts";
import type { SharedWorld } from "./sharedWorld.ts";

/**
 * With the mutex, and room in the log.
 * @throws ImpossibleChoice as `step` does, and RangeError where the memory is full: nothing is changed then.
 */
export function makeStep(
  memory: LiveMemory,
  shared: SharedWorld,
  choice: LoggedStep["choice"],
): Step {
  const made = step(shared.read(), choice);
  append(memory, { choice, digest: shared.write(made.world) });
  return made;
}

// One step on the shared world: made by the core, written down and logged.
import { type Step, step } from "../core/step.ts";
import type { World } from "../core/world.ts";
import { append, type LoggedStep } from "./log.ts";
import type { LiveMemory } from "./memory.ts";
import type { SharedWorld } from "./sharedWorld.ts";

/**
 * With the mutex, and room in the log.
 * @param world as it was read under this mutex.
 * @throws ImpossibleChoice as `step` does, and RangeError where the memory is full: nothing is changed then.
 */
export function makeStep(
  memory: LiveMemory,
  shared: SharedWorld,
  world: World,
  choice: LoggedStep["choice"],
): Step {
  const made = step(world, choice);
  append(memory, { choice, digest: shared.write(made.world) });
  return made;
}

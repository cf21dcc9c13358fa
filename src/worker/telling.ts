// Tells a schedule from the start of its scenario as a story, with the link that opens it at its end.
import { createWorld } from "../core/world.ts";
import { createHelper } from "../explore/help.ts";
import { writeScheduleLink } from "../formats/scheduleLink.ts";
import { tellStory } from "../sim/story.ts";
import type { TellOrder } from "./exploreMessages.ts";
import { type ExplorerPorts, guard } from "./explorerPorts.ts";

/** Reports the story, or what went wrong, when the link has been made. */
export function tellSchedule({ scenario, choices }: TellOrder, ports: ExplorerPorts): void {
  const story = tellStory(createWorld(scenario), choices, createHelper());
  writeScheduleLink(scenario, choices).then(
    (fragment) => ports.report({ type: "story", story, fragment }),
    (error: unknown) =>
      guard(ports, () => {
        throw error;
      }),
  );
}

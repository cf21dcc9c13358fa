// Opening something in portions: the requests that it takes, and its progress.
import type { View } from "../formats/document.ts";
import type { Opened, Refusal, Source } from "../worker/messages.ts";
import type { SessionCore } from "./sessionCore.ts";

export interface LoadingWay {
  /** What is to be selected and which panel is to be open, in place of what the source says. */
  readonly view?: View;
  /** Asked between the portions. */
  readonly isGivenUp?: () => boolean;
}

/** In a task. What was opened but is not shown yet, why it was refused, or null when it was given up. */
export async function loadSource(
  core: SessionCore,
  source: Source,
  { view, isGivenUp = () => false }: LoadingWay = {},
): Promise<Opened | Refusal | null> {
  try {
    let reply = await core.ask({ type: "open", source, ...(view === undefined ? {} : { view }) });
    while (!("problems" in reply) && reply.opened === null) {
      if (isGivenUp()) {
        await core.ask({ type: "abandon" });
        return null;
      }
      core.set({ loading: { done: reply.done, of: reply.of } });
      reply = await core.ask({ type: "load" });
    }
    return "problems" in reply ? reply : reply.opened;
  } finally {
    if (core.get().loading !== null) core.set({ loading: null });
  }
}

// The transport's keys: what they do, and why a step cannot be made.
import { useEffect, useRef } from "react";
import type { JobView, Snapshot } from "../../sim/view.ts";
import { formatMs } from "../../sim/words.ts";
import type { SessionState } from "../../store/sessionTypes.ts";
import { useShortcuts } from "../shortcuts.ts";
import { useSession, useStores } from "../useSession.ts";

type Command = "step" | "stepJob" | "run" | "back" | "forward" | "toStart" | "toEnd";

const COMMANDS: Readonly<Record<Command, (state: SessionState) => void>> = {
  step: (state) => {
    if (findObstacle(state) === null) void state.actions.step();
  },
  stepJob: (state) => {
    const job = findSelectedJob(state);
    if (job !== null && findJobObstacle(state) === null) void state.actions.stepJob(job);
  },
  run: (state) => {
    if (state.playing) state.actions.pause();
    else if (findObstacle(state) === null) state.actions.play();
  },
  back: ({ actions }) => actions.back(),
  forward: ({ actions }) => actions.forward(),
  toStart: ({ actions }) => actions.toStart(),
  toEnd: ({ actions }) => actions.toEnd(),
};

/** What is pressed before anything is open is done, in its order, once something is. */
export function useTransportKeys(): void {
  const { session } = useStores();
  const isOpen = useSession(({ phase }) => phase === "ready");
  const isRefused = useSession(({ refusal }) => refusal !== null);
  const held = useRef<readonly Command[]>([]);
  const press = (command: Command) => () => {
    if (isOpen) COMMANDS[command](session.getState());
    else held.current = [...held.current, command];
  };
  useShortcuts({
    step: press("step"),
    stepJob: press("stepJob"),
    run: press("run"),
    back: press("back"),
    forward: press("forward"),
    toStart: press("toStart"),
    toEnd: press("toEnd"),
  });
  useEffect(() => {
    if (!isOpen && !isRefused) return;
    const commands = held.current;
    held.current = [];
    // What was pressed for a link that is refused is not meant for what is opened in its place.
    if (!isRefused) for (const command of commands) COMMANDS[command](session.getState());
  }, [isOpen, isRefused, session]);
}

/** Why the policy cannot make a step, as a sentence, or null. */
export function findObstacle({ snapshot }: SessionState): string | null {
  if (snapshot === null) return "Nothing is open yet";
  switch (snapshot.end) {
    case "running":
      return null;
    case "done":
      return "All jobs are done";
    case "deadlock":
      return "Deadlock: jobs wait, and nothing can wake them";
    default:
      return snapshot.end satisfies never;
  }
}

export function findSelectedJob({ selection }: SessionState): number | null {
  return selection?.type === "job" ? selection.job : null;
}

/** Why the selected job cannot make a step, as a sentence, or null. */
export function findJobObstacle(state: SessionState): string | null {
  const index = findSelectedJob(state);
  const job = index === null ? undefined : state.snapshot?.jobs[index];
  if (job === undefined || state.snapshot === null) return "Select a job first";
  return describeObstacle(job, state.snapshot);
}

function describeObstacle(job: JobView, { locks }: Snapshot): string | null {
  if (job.isCancelled) return `${job.name} was cancelled`;
  switch (job.status) {
    case "ready":
      return null;
    case "waiting":
      return `${job.name} waits for ${locks[job.wait?.lock ?? -1]?.name ?? "a lock"}`;
    case "working":
      return `${job.name} works until ${formatMs(job.workUntil ?? 0)}`;
    case "done":
      return `${job.name} is done`;
    default:
      return job.status satisfies never;
  }
}

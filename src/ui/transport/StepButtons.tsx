// The buttons that move along the recording, and those that make steps.
import type { JobView, Snapshot } from "../../sim/view.ts";
import type { SessionState } from "../../store/sessionTypes.ts";
import { Button, IconButton } from "../base/Button.tsx";
import { useShortcuts } from "../shortcuts.ts";
import { useActions, useSession } from "../useSession.ts";
import styles from "./StepButtons.module.css";

/** To the start, back, forward and to the end of what is recorded, with their keys. */
export function RecordingButtons() {
  const { toStart, back, forward, toEnd } = useActions();
  const isAtStart = useSession((state) => state.position === 0);
  const isAtEnd = useSession((state) => state.position >= state.length);
  useShortcuts({ toStart, back, forward, toEnd });
  const start = isAtStart ? "This is the start" : null;
  const end = isAtEnd ? "Nothing is recorded after this" : null;
  return (
    <fieldset className={styles.group} aria-label="Along the recording">
      <IconButton
        label="To the start"
        icon="toStart"
        keys="Home"
        reason={start}
        onClick={toStart}
      />
      <IconButton label="Back" icon="back" keys="←" reason={start} onClick={back} />
      <IconButton label="Forward" icon="forward" keys="→" reason={end} onClick={forward} />
      <IconButton label="To the end" icon="toEnd" keys="End" reason={end} onClick={toEnd} />
    </fieldset>
  );
}

/** Step, step the selected job, and run or pause, with their keys. */
export function StepButtons({ isCompact }: { readonly isCompact: boolean }) {
  const { step, stepJob, play, pause } = useActions();
  const playing = useSession((state) => state.playing);
  const obstacle = useSession(findObstacle);
  const job = useSession(findSelectedJob);
  const name =
    useSession((state) => (job === null ? null : state.snapshot?.jobs[job]?.name)) ?? null;
  const jobObstacle = useSession(findJobObstacle);
  const stepSelected = () => {
    if (job !== null && jobObstacle === null) void stepJob(job);
  };
  const run = () => {
    if (playing) pause();
    else if (obstacle === null) play();
  };
  const stepNext = () => {
    if (obstacle === null) void step();
  };
  useShortcuts({ step: stepNext, stepJob: stepSelected, run });
  const jobLabel = name === null ? "Step job" : `Step ${name}`;
  const jobProps = { reason: jobObstacle, keys: "Shift F10", onClick: stepSelected };
  const runLabel = playing ? "Pause" : "Run";
  const runProps = { reason: playing ? null : obstacle, keys: "F5", onClick: run };
  return (
    <div className={styles.steps}>
      <Button
        variant="primary"
        icon="step"
        tip="Let the policy choose the next step"
        keys="F10"
        reason={obstacle}
        className={styles.step}
        onClick={stepNext}
      >
        Step
      </Button>
      {isCompact ? (
        <IconButton variant="plain" label={jobLabel} icon="stepJob" {...jobProps} />
      ) : (
        <Button icon="stepJob" className={styles.job} {...jobProps}>
          {jobLabel}
        </Button>
      )}
      {isCompact ? (
        <IconButton
          variant="plain"
          label={runLabel}
          icon={playing ? "pause" : "play"}
          {...runProps}
        />
      ) : (
        <Button icon={playing ? "pause" : "play"} className={styles.run} {...runProps}>
          {runLabel}
        </Button>
      )}
    </div>
  );
}

function findObstacle({ snapshot }: SessionState): string | null {
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

function findSelectedJob({ selection }: SessionState): number | null {
  return selection?.type === "job" ? selection.job : null;
}

function findJobObstacle(state: SessionState): string | null {
  const index = findSelectedJob(state);
  const job = index === null ? undefined : state.snapshot?.jobs[index];
  if (job === undefined || state.snapshot === null) return "Select a job first";
  return describeObstacle(job, state.snapshot);
}

/** Why a job cannot be stepped, as a sentence, or null. */
function describeObstacle(job: JobView, { locks }: Snapshot): string | null {
  if (job.isCancelled) return `${job.name} was cancelled`;
  switch (job.status) {
    case "ready":
      return null;
    case "waiting":
      return `${job.name} waits for ${locks[job.wait?.lock ?? -1]?.name ?? "a lock"}`;
    case "working":
      return `${job.name} works until ${job.workUntil ?? 0} ms`;
    case "done":
      return `${job.name} is done`;
    default:
      return job.status satisfies never;
  }
}

// The buttons that move along the recording, and those that make steps.
import { Button, IconButton } from "../base/Button.tsx";
import { useActions, useSession } from "../useSession.ts";
import styles from "./StepButtons.module.css";
import { findJobObstacle, findObstacle, findSelectedJob } from "./transportKeys.ts";

/** To the start, back, forward and to the end of what is recorded. Their keys are the transport's. */
export function RecordingButtons() {
  const { toStart, back, forward, toEnd } = useActions();
  const isAtStart = useSession((state) => state.position === 0);
  const isAtEnd = useSession((state) => state.position >= state.length);
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

/** Step, step the selected job, and run or pause. Their keys are the transport's. */
export function StepButtons({ isCompact }: { readonly isCompact: boolean }) {
  const { step, stepJob, play, pause } = useActions();
  const playing = useSession((state) => state.playing);
  const obstacle = useSession(findObstacle);
  const job = useSession(findSelectedJob);
  const name =
    useSession((state) => (job === null ? null : state.snapshot?.jobs[job]?.name)) ?? null;
  const jobObstacle = useSession(findJobObstacle);
  const jobLabel = name === null ? "Step job" : `Step ${name}`;
  const stepSelected = () => {
    if (job !== null) void stepJob(job);
  };
  const jobProps = { reason: jobObstacle, keys: "Shift F10", onClick: stepSelected };
  const runLabel = playing ? "Pause" : "Run";
  const runProps = {
    reason: playing ? null : obstacle,
    keys: "F5",
    onClick: playing ? pause : play,
  };
  return (
    <div className={styles.steps}>
      <Button
        variant="primary"
        icon="step"
        tip="Let the policy choose the next step"
        keys="F10"
        reason={obstacle}
        className={styles.step}
        onClick={() => void step()}
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

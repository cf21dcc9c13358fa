// What works a live run: its buttons, how fast the world's clock goes beside the real one, and whether it begins held.

import type { SessionState } from "../../store/sessionTypes.ts";
import { LIVE_SCALES } from "../../store/settings.ts";
import { Button } from "../base/Button.tsx";
import { Select } from "../base/Select.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { useSession, useSettings } from "../useSession.ts";
import styles from "./LiveControls.module.css";
import { useLive, useLiveActions } from "./useLive.ts";

const SCALE_LABELS: Readonly<Record<(typeof LIVE_SCALES)[number], string>> = {
  0.1: "a tenth as fast",
  1: "as fast as the real one",
  10: "10 times as fast",
  100: "100 times as fast",
  1000: "1,000 times as fast",
};

export function LiveControls() {
  const isOn = useLive(({ run }) => run.type === "on");
  return (
    <div className={styles.controls}>
      {isOn ? <RunButtons /> : <StartButton />}
      <Options isOn={isOn} />
    </div>
  );
}

function StartButton() {
  const isStressed = useLive(({ stress }) => stress.type === "on");
  const { start } = useLiveActions();
  const obstacle = useSession(findObstacle);
  const isFurther = useSession(({ position }) => position > 0);
  const reason = isStressed ? "The stress test is on: one run at a time." : obstacle;
  return (
    <div className={styles.buttons}>
      <Button variant="primary" icon="play" data-first reason={reason} onClick={start}>
        {isFurther ? "Start from here" : "Start"}
      </Button>
      {obstacle !== null && <p className={styles.reason}>{obstacle}</p>}
    </div>
  );
}

function RunButtons() {
  const isHeld = useSession(({ live }) => live?.isHeld === true);
  const isStarting = useLive(
    ({ run }) => run.type === "on" && (run.progress?.phase ?? "starting") === "starting",
  );
  const isStopping = useLive(({ run }) => run.type === "on" && run.isStopping);
  const { hold, goOn, step, stop } = useLiveActions();
  const busy = isStopping ? "It is being stopped." : isStarting ? "It is still starting." : null;
  return (
    <div className={styles.buttons}>
      <Button
        variant="primary"
        data-first
        icon={isHeld ? "play" : "pause"}
        keys="F5"
        reason={busy}
        onClick={isHeld ? goOn : hold}
      >
        {isHeld ? "Go on" : "Hold"}
      </Button>
      <Button
        icon="step"
        tip="Let the next one through"
        keys="F10"
        reason={busy ?? (isHeld ? null : "Hold the threads to step them.")}
        onClick={() => step(null)}
      >
        Step
      </Button>
      <Button icon="close" reason={isStopping ? busy : null} onClick={stop}>
        Stop
      </Button>
    </div>
  );
}

function Options({ isOn }: { readonly isOn: boolean }) {
  const scale = useSettings((settings) => settings.liveScale);
  const isHeld = useSettings((settings) => settings.isLiveHeld);
  const change = useSettings((settings) => settings.change);
  return (
    <div className={styles.options}>
      <Select
        label="The world's clock goes"
        options={LIVE_SCALES.map((value) => ({
          value: String(value),
          label: SCALE_LABELS[value],
        }))}
        value={String(scale)}
        disabled={isOn}
        onChange={(value) => {
          const liveScale = LIVE_SCALES.find((one) => String(one) === value);
          if (liveScale !== undefined) change({ liveScale });
        }}
      />
      <Toggle
        label="Start held"
        checked={isHeld}
        disabled={isOn}
        onChange={(isLiveHeld) => change({ isLiveHeld })}
      />
    </div>
  );
}

/** Why a run cannot start from what is shown, as a sentence, or null. */
function findObstacle({ snapshot }: SessionState): string | null {
  if (snapshot === null || snapshot.end === "running") return null;
  return snapshot.end === "done"
    ? "All jobs are done here. Go back to an earlier step to start from."
    : "A deadlock: nobody can go on here. Go back to an earlier step to start from.";
}

// A schedule that was found, step by step, and what can be done with it.
import { useMemo } from "react";
import type { Choice } from "../../core/step.ts";
import type { TrailStep } from "../../sim/view.ts";
import type { Answered } from "../../store/inquiryTypes.ts";
import type { Schedule } from "../../worker/exploreMessages.ts";
import { Button } from "../base/Button.tsx";
import { StepList } from "../log/StepList.tsx";
import { useSession } from "../useSession.ts";
import { useInquiryActions } from "./useInquiry.ts";
import styles from "./VerdictView.module.css";

/** Longer schedules scroll. */
const ROWS_MAX = 12;

interface ScheduleViewProps {
  readonly answered: Answered;
  readonly schedule: Schedule;
}

export function ScheduleView({ answered: { before }, schedule: { steps } }: ScheduleViewProps) {
  const { open } = useInquiryActions();
  const position = useSession((state) => state.position);
  const isOpen = useIsOnTrail(before, steps) && position > before.length;
  const isAtEnd = isOpen && position === before.length + steps.length;
  const told = useMemo(
    () => ({
      steps,
      from: before.length,
      isOpen,
      onGo: (position: number) => void open(position - before.length),
    }),
    [steps, before.length, isOpen, open],
  );
  const rows = useMemo(
    () => steps.map((_, at) => ({ type: "step", position: before.length + at + 1 }) as const),
    [steps, before.length],
  );
  return (
    <>
      <div className={styles.buttons}>
        {!isAtEnd && (
          <Button variant="primary" onClick={() => void open("moment")}>
            Open
          </Button>
        )}
        <Button variant={isAtEnd ? "plain" : "quiet"} onClick={() => void open("start")}>
          Open at its start
        </Button>
      </div>
      <StepList label="Schedule" rows={rows} mostRows={ROWS_MAX} told={told} />
    </>
  );
}

/** Whether the branch that is shown goes along the schedule. */
function useIsOnTrail(before: readonly Choice[], steps: readonly TrailStep[]): boolean {
  const trail = useSession((state) => state.trail);
  return useMemo(() => {
    const isMade = (choice: Choice, at: number): boolean =>
      JSON.stringify(trail[at]?.choice) === JSON.stringify(choice);
    return (
      trail.length >= before.length + steps.length &&
      steps.every(({ choice }, at) => isMade(choice, before.length + at)) &&
      before.every(isMade)
    );
  }, [trail, before, steps]);
}

// A schedule that was found, step by step, and what can be done with it.
import { useMemo } from "react";
import type { Choice } from "../../core/step.ts";
import type { TrailStep } from "../../sim/view.ts";
import { canBeCut } from "../../store/cutting.ts";
import type { Answered, CutOutcome, CuttingDown } from "../../store/inquiryTypes.ts";
import type { Schedule } from "../../worker/exploreMessages.ts";
import { Button } from "../base/Button.tsx";
import { StepList } from "../log/StepList.tsx";
import { useSession } from "../useSession.ts";
import { CuttingView, CutView } from "./CutView.tsx";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";
import styles from "./VerdictView.module.css";

/** Longer schedules scroll. */
const ROWS_MAX = 12;

interface ScheduleViewProps {
  readonly answered: Answered;
  readonly schedule: Schedule;
}

export function ScheduleView({ answered, schedule: { steps } }: ScheduleViewProps) {
  const { before, cut } = answered;
  const { open, cutDown, tell } = useInquiryActions();
  const cutting = useInquiry((state) => state.cutting);
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
        {canBeCut(answered) && (
          <Button
            variant="quiet"
            tip="Leaves out of the scenario whatever this answer does not need"
            reason={findCutReason(cutting, cut)}
            onClick={cutDown}
          >
            Cut down
          </Button>
        )}
        <Button variant="quiet" tip="The schedule as text, for a bug report" onClick={tell}>
          Story
        </Button>
      </div>
      {cutting !== null && <CuttingView cutting={cutting} />}
      {cut !== null && <CutView cut={cut} />}
      <StepList label="Schedule" rows={rows} mostRows={ROWS_MAX} told={told} />
    </>
  );
}

function findCutReason(cutting: CuttingDown | null, cut: CutOutcome | null): string | null {
  if (cutting !== null) return "It is being cut down.";
  return cut?.type === "done" ? "Nothing more was found to leave out." : null;
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

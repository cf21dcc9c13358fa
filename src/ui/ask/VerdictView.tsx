// An answer: the verdict in words, its schedule step by step, and what can be done with it.
import { useMemo } from "react";
import type { Choice } from "../../core/step.ts";
import type { TrailStep } from "../../sim/view.ts";
import { formatNumber } from "../../sim/words.ts";
import type { Answered } from "../../store/inquiryTypes.ts";
import { describeVerdict, findHigherBound } from "../../store/verdict.ts";
import { Button } from "../base/Button.tsx";
import { StepList } from "../log/StepList.tsx";
import { useSession, useSettings } from "../useSession.ts";
import { useInquiryActions } from "./useInquiry.ts";
import styles from "./VerdictView.module.css";

/** Longer schedules scroll. */
const ROWS_MAX = 12;

export function VerdictView({ answered }: { readonly answered: Answered }) {
  const { text, outcome, before, clock } = answered;
  const steps = outcome.type === "told" ? outcome.told.steps : [];
  const where = before.length === 0 ? "the start" : `step ${formatNumber(before.length)}`;
  const when = clock === "any" ? ", the clock moves at any time" : "";
  return (
    <section className={styles.verdict} aria-label="Answer">
      <p className={styles.question}>{text}</p>
      <p className={styles.answer}>{describeVerdict(answered)}</p>
      <p className={styles.where}>{`From ${where}${when}.`}</p>
      {steps.length > 0 && <Schedule answered={answered} steps={steps} />}
      <Further answered={answered} />
    </section>
  );
}

interface ScheduleProps {
  readonly answered: Answered;
  readonly steps: readonly TrailStep[];
}

function Schedule({ answered: { before }, steps }: ScheduleProps) {
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

/** What helps where no answer was found. */
function Further({ answered }: { readonly answered: Answered }) {
  const { askAgain } = useInquiryActions();
  const change = useSettings((settings) => settings.change);
  const { outcome } = answered;
  const isBound = outcome.type === "told" && outcome.told.answer.verdict === "bound";
  if (outcome.type === "told" && !isBound) return null;
  const higher = findHigherBound(answered);
  return (
    <>
      <p className={styles.where}>
        {outcome.type === "failed" && !outcome.isMemory
          ? "What is open is as it was, and other questions can be asked."
          : "Fewer jobs, shorter programs or a later beginning leave fewer states."}
      </p>
      {higher !== null && (
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              change(higher);
              askAgain();
            }}
          >
            {"askStates" in higher
              ? `Ask again, up to ${formatNumber(higher.askStates ?? 0)} states`
              : `Ask again, up to ${formatNumber(higher.askMegabytes ?? 0)} MB`}
          </Button>
        </div>
      )}
    </>
  );
}

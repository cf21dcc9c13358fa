// An answer: the verdict in words, its schedules, and what can be done with it.
import { formatNumber } from "../../sim/words.ts";
import type { Answered } from "../../store/inquiryTypes.ts";
import { describeVerdict, findHigherBound, isBounded } from "../../store/verdict.ts";
import { Button } from "../base/Button.tsx";
import { useSettings } from "../useSession.ts";
import { ScheduleChoice } from "./ScheduleChoice.tsx";
import { ScheduleView } from "./ScheduleView.tsx";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";
import styles from "./VerdictView.module.css";

export function VerdictView({ answered }: { readonly answered: Answered }) {
  const { text, outcome, before, clock } = answered;
  const chosen = useInquiry((state) => state.chosen);
  const schedules = outcome.type === "told" ? outcome.told.schedules : [];
  const schedule = schedules[chosen];
  const where = before.length === 0 ? "the start" : `step ${formatNumber(before.length)}`;
  const when = clock === "any" ? ", the clock moves at any time" : "";
  return (
    <section className={styles.verdict} aria-label="Answer">
      <p className={styles.question}>{text}</p>
      <p className={styles.answer}>{describeVerdict(answered)}</p>
      <p className={styles.where}>{`From ${where}${when}.`}</p>
      {schedules.length > 1 && <ScheduleChoice schedules={schedules} />}
      {schedule !== undefined && schedule.steps.length > 0 && (
        <ScheduleView answered={answered} schedule={schedule} />
      )}
      <Further answered={answered} />
    </section>
  );
}

/** What helps where no answer was found. */
function Further({ answered }: { readonly answered: Answered }) {
  const { askAgain } = useInquiryActions();
  const change = useSettings((settings) => settings.change);
  const { outcome } = answered;
  if (outcome.type === "told" && !isBounded(outcome.told.answer)) return null;
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

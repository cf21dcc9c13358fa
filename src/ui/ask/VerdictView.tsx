// An answer: the verdict in words, its schedules, and what can be done with it.
import { useMemo } from "react";
import { parseQuestion } from "../../formats/questionText.ts";
import { formatNumber } from "../../sim/words.ts";
import type { Answered } from "../../store/inquiryTypes.ts";
import { describeAnswered, findHigherBound, isBounded } from "../../store/verdict.ts";
import { Button } from "../base/Button.tsx";
import { useSession, useSettings } from "../useSession.ts";
import { ScheduleChoice } from "./ScheduleChoice.tsx";
import { ScheduleView } from "./ScheduleView.tsx";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";
import styles from "./VerdictView.module.css";

export function VerdictView({ answered }: { readonly answered: Answered }) {
  const { text, outcome, before, clock } = answered;
  const isAtStart = before.length === 0;
  const chosen = useInquiry((state) => state.chosen);
  const schedules = outcome.type === "told" ? outcome.told.schedules : [];
  const schedule = schedules[chosen];
  const when = clock === "any" ? "The clock moves at any time." : "";
  const where = [isAtStart ? "From the start." : "", when].filter((part) => part !== "");
  return (
    <section className={styles.verdict} aria-label="Answer">
      <p className={styles.question}>{text}</p>
      <p className={styles.answer}>{describeAnswered(answered)}</p>
      {where.length > 0 && <p className={styles.where}>{where.join(" ")}</p>}
      {schedules.length > 1 && <ScheduleChoice schedules={schedules} />}
      {schedule !== undefined && schedule.steps.length > 0 && (
        <ScheduleView answered={answered} schedule={schedule} />
      )}
      <Further answered={answered} />
      {!isAtStart && <AskFromStart text={text} />}
    </section>
  );
}

/** Where jobs that came later are asked about there is nothing to ask at the start. */
function AskFromStart({ text }: { readonly text: string }) {
  const { write, setOrigin, ask } = useInquiryActions();
  const scenario = useSession((state) => state.scenario);
  const reading = useMemo(
    () => (scenario === null ? null : parseQuestion(text, scenario)),
    [text, scenario],
  );
  if (reading === null || !reading.ok) return null;
  return (
    <div className={styles.buttons}>
      <Button
        variant="quiet"
        onClick={() => {
          write(text);
          setOrigin("start");
          ask(reading.value);
        }}
      >
        Ask from the start
      </Button>
    </div>
  );
}

/** What helps where no answer was found. */
function Further({ answered }: { readonly answered: Answered }) {
  const { askAgain } = useInquiryActions();
  const change = useSettings((settings) => settings.change);
  const { outcome } = answered;
  if (outcome.type === "stopped") return null;
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

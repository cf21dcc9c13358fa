// Questions about all schedules: a field to ask, the search as it goes, the answer, and what else to ask.
import { useEffect, useMemo, useRef, useState } from "react";
import type { Scenario } from "../../core/scenario.ts";
import { parseQuestion } from "../../formats/questionText.ts";
import { Button } from "../base/Button.tsx";
import { Empty } from "../base/Empty.tsx";
import { useSession } from "../useSession.ts";
import { AskOptions } from "./AskOptions.tsx";
import styles from "./AskPanel.module.css";
import { QuestionField } from "./QuestionField.tsx";
import { AskedBefore, Suggestions } from "./QuestionLists.tsx";
import { SearchView } from "./SearchView.tsx";
import { StoryDialog } from "./StoryDialog.tsx";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";
import { useKeptFocus } from "./useKeptFocus.ts";
import { useWholeScenario } from "./useWholeScenario.ts";
import { VerdictView } from "./VerdictView.tsx";

/** `focusRequests`: how often the field was asked for; it takes the focus each time. */
export function AskPanel({ focusRequests = 0 }: { readonly focusRequests?: number }) {
  const subject = useSubject();
  if (subject === null) return <Empty icon="ask">Nothing is open yet.</Empty>;
  return (
    <div className={styles.panel}>
      <h2 className="visually-hidden">Questions about all schedules</h2>
      <AskForm subject={subject} focusRequests={focusRequests} />
      <Outcome />
      <Suggestions subject={subject} />
      <AskedBefore />
      <StoryDialog />
    </div>
  );
}

function useSubject(): Scenario | null {
  const scenario = useSession((state) => state.scenario);
  const whole = useWholeScenario();
  const origin = useInquiry((state) => state.origin);
  return origin === "start" ? scenario : whole;
}

interface AskFormProps {
  readonly subject: Scenario;
  readonly focusRequests: number;
}

function AskForm({ subject, focusRequests }: AskFormProps) {
  const text = useInquiry((state) => state.text);
  const { write, ask } = useInquiryActions();
  const field = useRef<HTMLTextAreaElement>(null);
  // What is wrong is not said of a question that is still being written.
  const [isTried, setIsTried] = useState(false);
  const reading = useMemo(() => parseQuestion(text, subject), [text, subject]);
  useEffect(() => {
    if (focusRequests === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [focusRequests]);
  const submit = () => {
    if (text.trim() === "") {
      field.current?.focus();
      return;
    }
    setIsTried(!reading.ok);
    if (reading.ok) ask(reading.value);
    else field.current?.focus();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.line}>
        <QuestionField
          ref={field}
          subject={subject}
          text={text}
          problems={isTried ? reading.problems : []}
          onChange={(next) => {
            write(next);
            setIsTried(false);
          }}
          onSubmit={submit}
        />
        <Button type="submit" variant="primary">
          Ask
        </Button>
      </div>
      <AskOptions />
    </form>
  );
}

function Outcome() {
  const running = useInquiry((state) => state.running);
  const shown = useInquiry((state) => state.shown);
  const isNew = useInquiry((state) => state.answered.length === 0);
  const id = running?.id ?? shown?.id;
  const box = useRef<HTMLDivElement>(null);
  const first = useRef(id);
  // It may appear after a question was asked from elsewhere, and even after the answer.
  useKeptFocus(box, (running ?? shown) !== null);
  // A question may be chosen from below, where what comes of it would not be seen.
  useEffect(() => {
    if (id !== first.current) box.current?.scrollIntoView?.({ block: "nearest" });
    first.current = id;
  }, [id]);
  return (
    <div ref={box} tabIndex={-1} className={styles.outcome}>
      {running !== null && <SearchView running={running} />}
      {running === null && shown !== null && <VerdictView key={shown.id} answered={shown} />}
      {running === null && shown === null && isNew && <About />}
    </div>
  );
}

function About() {
  return (
    <p className={styles.about}>
      Tries every order in which the jobs can run, and answers with a shortest schedule or with the
      certainty that there is none. What is found can be opened and stepped through.
    </p>
  );
}

// Questions to choose from: what is worth asking of the scenario, and what was asked of it before.
import { useMemo } from "react";
import type { Scenario } from "../../core/scenario.ts";
import { listQuestions } from "../../formats/questionList.ts";
import { printQuestion } from "../../formats/questionPrint.ts";
import type { Answered } from "../../store/inquiryTypes.ts";
import { listSpecials, shortenVerdict } from "../../store/verdict.ts";
import { Section } from "../inspector/Section.tsx";
import styles from "./QuestionLists.module.css";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";

/** Asked at once when chosen. */
export function Suggestions({ subject }: { readonly subject: Scenario }) {
  const { write, ask } = useInquiryActions();
  const questions = useMemo(
    () =>
      listQuestions(subject).map((question) => {
        const mark = question.type === "endWell" ? "" : "?";
        return { question, text: `${printQuestion(question)}${mark}` };
      }),
    [subject],
  );
  if (questions.length === 0) return null;
  return (
    <Section title="Worth asking">
      <ul className={styles.list}>
        {questions.map(({ question, text }) => (
          <li key={text}>
            <button
              type="button"
              className={styles.item}
              onClick={() => {
                write(text);
                ask(question);
              }}
            >
              <span className={styles.text}>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Shown again when chosen. */
export function AskedBefore() {
  const answered = useInquiry((state) => state.answered);
  const shown = useInquiry((state) => state.shown);
  const { show } = useInquiryActions();
  if (answered.length === 0) return null;
  return (
    <Section title="Asked before">
      <ul className={styles.list}>
        {answered.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className={styles.item}
              aria-current={each === shown ? "true" : undefined}
              onClick={() => show(each.id)}
            >
              <span className={styles.text}>
                {each.text} <Specials answered={each} />
              </span>{" "}
              <span className={styles.verdict}>{shortenVerdict(each)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What sets the entry apart from others of the same question. */
function Specials({ answered }: { readonly answered: Answered }) {
  const specials = listSpecials(answered).join(", ");
  return specials === "" ? null : <span className={styles.specials}>{specials}</span>;
}

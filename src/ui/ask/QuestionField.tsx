// The field for a question: grows with it, completes it, and marks what is wrong at its place.
import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from "react";
import type { Scenario } from "../../core/scenario.ts";
import type { Problem } from "../../formats/problem.ts";
import { completeQuestion, type QuestionOptions } from "../../formats/questionComplete.ts";
import { toSentence } from "../../store/announce.ts";
import { Field } from "../base/Field.tsx";
import { CompletionList } from "./CompletionList.tsx";
import styles from "./QuestionField.module.css";

interface QuestionFieldProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly subject: Scenario;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
}

/** Enter asks; where a completion was chosen it is taken first, by Enter or Tab. */
export function QuestionField(props: QuestionFieldProps) {
  const { ref, subject, text, problems, onChange, onSubmit } = props;
  const id = useId();
  const [options, setOptions] = useState<QuestionOptions | null>(null);
  // None is chosen until an arrow chooses one, so that Enter asks.
  const [at, setAt] = useState(-1);
  const close = () => setOptions(null);
  const suggest = (next: string, offset: number) => {
    setOptions(completeQuestion(next, offset, subject));
    setAt(-1);
  };
  const take = (input: HTMLTextAreaElement | null, index: number) => {
    const option = options?.options[index];
    if (options === null || option === undefined) return;
    const before = `${text.slice(0, options.from)}${option.text} `;
    const next = `${before}${text.slice(options.to).trimStart()}`;
    onChange(next);
    suggest(next, before.length);
    moveCaret(input, before.length);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, currentTarget, nativeEvent } = event;
    if (nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const count = options?.options.length ?? 0;
    if (key === "Enter" || (key === "Tab" && !event.shiftKey && count > 0 && at >= 0)) {
      if (count > 0 && at >= 0) take(currentTarget, at);
      else {
        close();
        onSubmit();
      }
    } else if (key === "ArrowDown" && count === 0) suggest(text, currentTarget.selectionStart);
    else if (key === "ArrowDown") setAt((at + 1) % count);
    else if (key === "ArrowUp" && count > 0) setAt((Math.max(at, 0) - 1 + count) % count);
    else if (key === "Escape" && count > 0) close();
    else return;
    event.preventDefault();
  };
  const isOpen = options !== null;
  const error = problems.map(({ message }) => toSentence(message)).join(" ");
  return (
    <div className={styles.box}>
      <Field label="Question about all schedules" isLabelHidden error={error}>
        {(tie) => (
          <span className={styles.frame}>
            <span className={styles.mirror} aria-hidden="true">
              {markProblem(text, problems[0])}{" "}
            </span>
            <textarea
              {...tie}
              ref={ref}
              rows={1}
              className={styles.input}
              placeholder="can it deadlock?"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-autocomplete="list"
              aria-controls={isOpen ? `${id}-list` : undefined}
              aria-activedescendant={isOpen && at >= 0 ? `${id}-${at}` : undefined}
              enterKeyHint="search"
              value={text}
              onChange={({ target }) => {
                onChange(target.value);
                suggest(target.value, target.selectionStart);
              }}
              onKeyDown={press}
              onBlur={close}
            />
          </span>
        )}
      </Field>
      {isOpen && (
        <CompletionList
          id={id}
          options={options.options}
          at={at}
          onTake={(index) => take(findInput(id), index)}
        />
      )}
    </div>
  );
}

/** The field beside an open list: the list is taken from by the pointer, while the field keeps the focus. */
function findInput(id: string): HTMLTextAreaElement | null {
  const list = document.getElementById(`${id}-list`);
  return list?.parentElement?.querySelector("textarea") ?? null;
}

/** After the text has been rendered: a new value puts the caret to its end. */
function moveCaret(input: HTMLTextAreaElement | null, offset: number): void {
  requestAnimationFrame(() => input?.setSelectionRange(offset, offset));
}

function markProblem(text: string, problem: Problem | undefined): ReactNode {
  if (problem === undefined || problem.column === null) return text;
  const from = Math.min(problem.column - 1, text.length);
  const to = from + problem.length;
  // What is missing at the end has no characters of its own.
  return (
    <>
      {text.slice(0, from)}
      <mark className={styles.wrong}>{text.slice(from, to) || "\u00a0\u00a0"}</mark>
      {text.slice(to)}
    </>
  );
}

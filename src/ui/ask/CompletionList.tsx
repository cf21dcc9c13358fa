// What may stand next in a question, below its field, which keeps the focus and the keys.
import { useEffect, useRef } from "react";
import type { QuestionOptions } from "../../formats/questionComplete.ts";
import styles from "./CompletionList.module.css";

interface CompletionListProps {
  readonly id: string;
  readonly options: QuestionOptions["options"];
  /** Which one is chosen; -1 for none. */
  readonly at: number;
  readonly onTake: (index: number) => void;
}

export function CompletionList({ id, options, at, onTake }: CompletionListProps) {
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at >= 0) chosen.current?.scrollIntoView?.({ block: "nearest" });
  }, [at]);
  return (
    <div id={`${id}-list`} role="listbox" aria-label="What may follow" className={styles.list}>
      {options.map(({ text, detail }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
        <div
          key={text}
          ref={index === at ? chosen : undefined}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={styles.option}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <span className={styles.text}>{text}</span>{" "}
          <span className={styles.detail}>{detail}</span>
        </div>
      ))}
    </div>
  );
}

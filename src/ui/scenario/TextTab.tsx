// The scenario as text: an editor, and under it what is wrong.
import { lazy, type RefObject, Suspense, useState } from "react";
import type { Problem } from "../../formats/problem.ts";
import type { Caret, CaretKeeper, EditorControls, EditorProps } from "./editor.ts";
import { PlainEditor } from "./PlainEditor.tsx";
import { ProblemList } from "./ProblemList.tsx";
import styles from "./TextTab.module.css";

const ScenarioEditor = lazy(async () => {
  try {
    return { default: (await import("./ScenarioEditor.tsx")).ScenarioEditor };
  } catch {
    // Without a connection the plain editor does as well.
    return { default: PlainEditor };
  }
});

interface TextTabProps extends Pick<EditorProps, "text" | "problems" | "onChange" | "onApply"> {
  readonly controls: RefObject<EditorControls | null>;
}

function keepCaret(): CaretKeeper {
  let caret: Caret = { from: 0, to: 0, hasFocus: false };
  return {
    read: () => caret,
    write: (next) => {
      caret = next;
    },
  };
}

export function TextTab({ controls, ...editor }: TextTabProps) {
  const [caret] = useState(keepCaret);
  const props = { ...editor, label: "Scenario as text", caret, ref: controls };
  const reveal = (problem: Problem) => controls.current?.reveal(problem);
  return (
    <div className={styles.text}>
      <Suspense fallback={<PlainEditor {...props} />}>
        <ScenarioEditor {...props} />
      </Suspense>
      <ProblemList problems={editor.problems} onReveal={reveal} />
    </div>
  );
}

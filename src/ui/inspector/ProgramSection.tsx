// A job's program: what is done and how it ended, the current operation, what is to come.
import { lazy, Suspense, useMemo, useState } from "react";
import type { Operation, Program } from "../../core/scenario.ts";
import type { JobView } from "../../sim/view.ts";
import { describeOperation } from "../../sim/words.ts";
import { IconButton } from "../base/Button.tsx";
import { Icon } from "../base/Icon.tsx";
import { joinClasses } from "../joinClasses.ts";
import { PendingDialog } from "../PendingDialog.tsx";
import { useSession } from "../useSession.ts";
import { listOutcomes, type Outcome } from "./outcomes.ts";
import styles from "./ProgramSection.module.css";
import { Limited, Section } from "./Section.tsx";
import { StepLink } from "./StepLink.tsx";

const WhatIfDialog = lazy(async () => ({
  default: (await import("../whatIf/WhatIfDialog.tsx")).WhatIfDialog,
}));

interface ProgramSectionProps {
  readonly job: number;
  readonly view: JobView;
  readonly program: Program;
}

export function ProgramSection({ job, view, program }: ProgramSectionProps) {
  const trail = useSession((state) => state.trail);
  const position = useSession((state) => state.position);
  const outcomes = useMemo(() => listOutcomes(trail, position, job), [trail, position, job]);
  const [asked, setAsked] = useState<number | null>(null);
  const close = () => setAsked(null);
  return (
    <Section title="Program" count={program.length}>
      <Limited items={program} most={Math.max(60, view.index + 10)} noun="operations">
        {(shown) => (
          <ol className={styles.program}>
            {shown.map((operation, index) => (
              <Line
                // biome-ignore lint/suspicious/noArrayIndexKey: a program never changes, so an operation is its place
                key={index}
                operation={operation}
                isDone={index < view.index}
                isCurrent={index === view.index}
                outcome={outcomes[index]}
                onAsk={
                  program.length > 1 || operation.op === "acquire" || operation.op === "delete"
                    ? () => setAsked(index)
                    : null
                }
                label={`What if operation ${index + 1} were otherwise`}
              />
            ))}
          </ol>
        )}
      </Limited>
      {asked !== null && (
        <Suspense fallback={<PendingDialog onClose={close} />}>
          <WhatIfDialog job={job} operation={asked} onClose={close} />
        </Suspense>
      )}
    </Section>
  );
}

interface LineProps {
  readonly operation: Operation;
  readonly isDone: boolean;
  readonly isCurrent: boolean;
  readonly outcome: Outcome | undefined;
  /** Null where nothing of it could be otherwise. */
  readonly onAsk: (() => void) | null;
  readonly label: string;
}

function Line({ operation, isDone, isCurrent, outcome, onAsk, label }: LineProps) {
  return (
    <li
      className={joinClasses(styles.line, isDone && styles.past, isCurrent && styles.current)}
      aria-current={isCurrent ? "step" : undefined}
    >
      <span className={styles.mark}>
        {isCurrent && <Icon name="chevronRight" />}
        {isDone && <Icon name={outcome?.isError === true ? "error" : "check"} />}
      </span>
      <div>
        {describeOperation(operation)}
        {isDone && outcome !== undefined && (
          <p className={outcome.isError ? styles.error : styles.outcome}>
            {outcome.rule ?? outcome.text}
            {", "}
            <StepLink position={outcome.position} />
          </p>
        )}
      </div>
      {onAsk !== null && (
        <IconButton className={styles.ask} label={label} icon="ask" onClick={onAsk} />
      )}
    </li>
  );
}

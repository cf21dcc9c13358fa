// What would help a waiting job: who would have to go on for it to get its lock, each a branch to be opened.
import { useEffect, useMemo, useState } from "react";
import { countWord, describeMovers, NO_HELP } from "../../sim/words.ts";
import type { RemedyState } from "../../store/remedies.ts";
import type { HelpTold, ToldRemedy } from "../../worker/exploreMessages.ts";
import { Button } from "../base/Button.tsx";
import { StepList } from "../log/StepList.tsx";
import { useSession } from "../useSession.ts";
import styles from "./HelpSection.module.css";
import inspector from "./Inspector.module.css";
import { Limited, Section } from "./Section.tsx";
import { useRemedies } from "./useRemedies.ts";

/** More ways than that are shown when asked for. */
const WAYS = 4;
/** Longer schedules scroll. */
const ROWS_MAX = 8;

export function HelpSection({ job }: { readonly job: number }) {
  const state = useRemedies(({ byJob }) => byJob[job]);
  const { look } = useRemedies(({ actions }) => actions);
  const snapshot = useSession(({ snapshot }) => snapshot);
  // What is known is of one moment: it is looked for again at the next one.
  useEffect(() => (snapshot === null ? undefined : look(job)), [job, snapshot, look]);
  return (
    <Section title="What would help">
      <Outcome job={job} state={state} />
    </Section>
  );
}

interface OutcomeProps {
  readonly job: number;
  readonly state: RemedyState | undefined;
}

function Outcome({ job, state }: OutcomeProps) {
  if (state?.type === "failed") {
    return (
      <>
        <p className={inspector.soft}>{`The search failed: ${state.message}.`}</p>
        <Further job={job} label="Try again" />
      </>
    );
  }
  const told = state?.told ?? null;
  const found = told?.found ?? [];
  const isLooking = state?.type !== "told";
  return (
    <>
      <Limited items={found} most={WAYS} noun="ways">
        {(shown) => (
          <ul className={styles.ways}>
            {shown.map((remedy) => (
              <Way key={remedy.jobs.join()} remedy={remedy} />
            ))}
          </ul>
        )}
      </Limited>
      {isLooking ? (
        <Looking states={told?.states ?? 0} />
      ) : (
        told !== null && <End job={job} told={told} />
      )}
    </>
  );
}

function Looking({ states }: { readonly states: number }) {
  const { stop } = useRemedies(({ actions }) => actions);
  if (states === 0) return <p className={inspector.soft}>Trying what the others can do…</p>;
  return (
    <div className={styles.foot}>
      <p className={inspector.soft}>
        {`Trying what the others can do: ${countWord(states, "state")} so far…`}
      </p>
      <Button variant="quiet" onClick={stop}>
        Stop
      </Button>
    </div>
  );
}

interface EndProps {
  readonly job: number;
  readonly told: HelpTold;
}

function End({ job, told: { found, states, isComplete } }: EndProps) {
  if (isComplete) return found.length > 0 ? null : <p className={inspector.line}>{NO_HELP}</p>;
  const words =
    found.length === 0
      ? `Nothing found in the first ${countWord(states, "state")}.`
      : `There may be more beyond the first ${countWord(states, "state")}.`;
  return (
    <div className={styles.foot}>
      <p className={inspector.soft}>{words}</p>
      <Further job={job} label="Look further" />
    </div>
  );
}

function Further({ job, label }: { readonly job: number; readonly label: string }) {
  const { lookFurther } = useRemedies(({ actions }) => actions);
  return (
    <Button variant="quiet" onClick={() => lookFurther(job)}>
      {label}
    </Button>
  );
}

function Way({ remedy }: { readonly remedy: ToldRemedy }) {
  const { open } = useRemedies(({ actions }) => actions);
  const jobs = useSession(({ snapshot }) => snapshot?.jobs);
  const [isTold, setIsTold] = useState(false);
  const { steps } = remedy;
  const words = capitalize(
    describeMovers(remedy.jobs.map((job) => jobs?.[job]?.name ?? "")),
    remedy,
  );
  return (
    <li className={styles.way}>
      <p className={styles.words}>{words}</p>
      <div className={styles.buttons}>
        <Button
          icon={isTold ? "chevronUp" : "chevronDown"}
          variant="quiet"
          aria-expanded={isTold}
          aria-label={`${countWord(steps.length, "step")}: ${words}`}
          onClick={() => setIsTold(!isTold)}
        >
          {countWord(steps.length, "step")}
        </Button>
        <Button
          aria-label={`Open: ${words}`}
          tip="Plays it as a branch from here"
          onClick={() => void open(remedy)}
        >
          Open
        </Button>
      </div>
      {isTold && <Moves remedy={remedy} words={words} />}
    </li>
  );
}

// Names of jobs keep their spelling.
function capitalize(words: string, { jobs, steps }: ToldRemedy): string {
  if (jobs.length > 0) return words;
  const isClock = steps.some(({ choice }) => choice.type === "deadline");
  return isClock ? "Time passes, and nobody else moves" : "Nobody else moves";
}

function Moves({ remedy, words }: { readonly remedy: ToldRemedy; readonly words: string }) {
  const { open } = useRemedies(({ actions }) => actions);
  const position = useSession((state) => state.position);
  const { steps } = remedy;
  const rows = useMemo(
    () => steps.map((_, at) => ({ type: "step", position: position + at + 1 }) as const),
    [steps, position],
  );
  const told = useMemo(
    () => ({
      steps,
      from: position,
      isOpen: false,
      onGo: (to: number) => void open(remedy, to - position),
    }),
    [remedy, steps, position, open],
  );
  return (
    <div className={styles.moves}>
      <StepList label={`Steps: ${words}`} rows={rows} mostRows={ROWS_MAX} told={told} />
    </div>
  );
}

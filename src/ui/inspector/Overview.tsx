// The moment as a whole: the last step, how things stand, who waits and for whom, what comes next.

import type { JobView, Snapshot } from "../../sim/view.ts";
import { countWord, formatMs, formatNumber } from "../../sim/words.ts";
import { StatusMark } from "../base/StatusMark.tsx";
import { useSession } from "../useSession.ts";
import { BlockerTree } from "./BlockerTree.tsx";
import { JobChip } from "./Chip.tsx";
import { EndingBanner } from "./EndingBanner.tsx";
import styles from "./Inspector.module.css";
import own from "./Overview.module.css";
import { Section } from "./Section.tsx";

export function Overview() {
  const snapshot = useSession((state) => state.snapshot);
  if (snapshot === null) return null;
  return (
    <>
      <Moment snapshot={snapshot} />
      <EndingBanner snapshot={snapshot} />
      <Question />
      <BlockerTree jobs={snapshot.jobs} />
      <NextDeadline snapshot={snapshot} />
    </>
  );
}

function Moment({ snapshot }: { readonly snapshot: Snapshot }) {
  const position = useSession((state) => state.position);
  const length = useSession((state) => state.length);
  const text = useSession((state) => state.trail[state.position - 1]?.text);
  return (
    <header className={own.moment}>
      <h2 className={own.title}>
        {position === 0 ? "The start" : `Step ${formatNumber(position)}`}
        {length > 0 && (
          <span className={own.of}>
            {position === 0 ? `of ${countWord(length, "step")}` : `of ${formatNumber(length)}`}
          </span>
        )}
        <span className={own.clock}>{formatMs(snapshot.clock)}</span>
      </h2>
      <p className={styles.sentence}>{text ?? "Nothing has happened yet: no job has run."}</p>
      <Counts jobs={snapshot.jobs} />
    </header>
  );
}

const STATUSES = ["ready", "waiting", "working", "done"] as const;

function Counts({ jobs }: { readonly jobs: readonly JobView[] }) {
  return (
    <ul className={own.counts} aria-label="Jobs by state">
      {STATUSES.map((status) => {
        const count = jobs.filter((job) => job.status === status).length;
        return (
          <li key={status} className={count === 0 ? own.none : undefined}>
            <span className={own.count}>{count}</span> <StatusMark status={status} />
          </li>
        );
      })}
    </ul>
  );
}

function Question() {
  const question = useSession((state) => state.scenario?.question);
  const answer = useSession((state) => state.scenario?.answer);
  if (question === undefined || question === "") return null;
  return (
    <Section title="Question">
      <p className={styles.sentence}>{question}</p>
      {answer !== undefined && answer !== "" && (
        <details key={answer} className={own.answer}>
          <summary>Show the answer</summary>
          <p className={styles.sentence}>{answer}</p>
        </details>
      )}
    </Section>
  );
}

function NextDeadline({ snapshot }: { readonly snapshot: Snapshot }) {
  const { nearestDeadline, clock, jobs } = snapshot;
  if (nearestDeadline === null) return null;
  const due = jobs.flatMap((job, index) => {
    const deadline = job.status === "working" ? job.workUntil : (job.wait?.deadline ?? null);
    const isPending = job.status === "waiting" || job.status === "working";
    return isPending && deadline === nearestDeadline ? [index] : [];
  });
  return (
    <Section title="Next deadline">
      <p className={styles.chips}>
        <span>
          {formatMs(nearestDeadline)}, in {formatMs(nearestDeadline - clock)}
        </span>
        {due.map((job) => (
          <JobChip key={job} job={job} />
        ))}
      </p>
    </Section>
  );
}

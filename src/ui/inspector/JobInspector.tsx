// A job: its state, what it does and why it waits, what it owns by level, and its program.
import { useMemo } from "react";
import type { JobView, Snapshot, WaitView } from "../../sim/view.ts";
import { countWord, describeOperation, formatMs, formatNumber } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import { useActions, useSession } from "../useSession.ts";
import { JobState, LockChip } from "./Chip.tsx";
import { Heading } from "./Heading.tsx";
import { HelpSection } from "./HelpSection.tsx";
import { HoldsSection } from "./HoldsSection.tsx";
import styles from "./Inspector.module.css";
import { findWaitStart } from "./outcomes.ts";
import { ProgramSection } from "./ProgramSection.tsx";
import { describeNextStep, describeWish } from "./phrases.ts";
import { Section } from "./Section.tsx";
import { StepLink } from "./StepLink.tsx";
import { WhyList } from "./WhyList.tsx";

export function JobInspector({ job }: { readonly job: number }) {
  const snapshot = useSession((state) => state.snapshot);
  const view = snapshot?.jobs[job];
  if (snapshot === null || view === undefined) {
    return <Heading kind="Job" name="Not there" state="This job is spawned at a later step." />;
  }
  return (
    <>
      <JobHeading job={job} view={view} />
      {view.why.length > 0 && (
        <Section title="Why it waits">
          <WhyList view={view} />
        </Section>
      )}
      {view.status === "waiting" && <HelpSection job={job} />}
      <NowSection job={job} view={view} snapshot={snapshot} />
      <HoldsSection view={view} snapshot={snapshot} />
      <ProgramSection job={job} view={view} program={snapshot.programs[job] ?? []} />
    </>
  );
}

const REASONS: Readonly<Record<Exclude<JobView["status"], "ready">, string>> = {
  waiting: "It waits.",
  working: "It is busy until its work ends.",
  done: "It is done.",
};

function JobHeading({ job, view }: { readonly job: number; readonly view: JobView }) {
  const { stepJob } = useActions();
  const { status } = view;
  return (
    <Heading kind="Job" name={view.name} state={<StateLine view={view} />}>
      <Button
        icon="stepJob"
        keys="Shift+F10"
        reason={status === "ready" ? null : REASONS[status]}
        onClick={() => void stepJob(job)}
      >
        Step
      </Button>
    </Heading>
  );
}

function StateLine({ view }: { readonly view: JobView }) {
  const { wait, status } = view;
  return (
    <>
      <JobState view={view} />
      {wait !== null && status === "ready" && (
        <span>
          {wait.notified ? "and has not run since" : "because its deadline has been reached"}
        </span>
      )}
      {!view.hasBegun && !view.isCancelled && <span>has not begun</span>}
    </>
  );
}

interface NowProps {
  readonly job: number;
  readonly view: JobView;
  readonly snapshot: Snapshot;
}

function NowSection({ job, view, snapshot }: NowProps) {
  const program = snapshot.programs[job] ?? [];
  const operation = program[view.index];
  if (operation === undefined) {
    const words = view.isCancelled
      ? "It was cancelled before it began."
      : program.length === 1
        ? "It has run its one operation."
        : `It has run all of its ${countWord(program.length, "operation")}.`;
    return (
      <Section title="Now">
        <p className={styles.line}>{words}</p>
      </Section>
    );
  }
  return (
    <Section title="Now" count={undefined}>
      <p className={styles.line}>
        <span className={styles.soft}>
          {`Operation ${formatNumber(view.index + 1)} of ${formatNumber(program.length)}: `}
        </span>
        {describeOperation(operation)}
      </p>
      {view.status === "ready" && view.next !== null && (
        <p className={styles.line}>
          <span className={styles.soft}>Next step: </span>
          {describeNextStep(view.next)}
        </p>
      )}
      {view.wait !== null && view.status === "waiting" && (
        <WaitLines job={job} wait={view.wait} clock={snapshot.clock} />
      )}
      {view.workUntil !== null && (
        <p className={styles.line}>
          {describeMoment("Works until", view.workUntil, snapshot.clock)}
        </p>
      )}
    </Section>
  );
}

interface WaitLinesProps {
  readonly job: number;
  readonly wait: WaitView;
  readonly clock: number;
}

function WaitLines({ job, wait, clock }: WaitLinesProps) {
  const trail = useSession((state) => state.trail);
  const position = useSession((state) => state.position);
  const since = useMemo(() => findWaitStart(trail, position, job), [trail, position, job]);
  return (
    <>
      <p className={styles.chips}>
        <span className={styles.soft}>Waits for</span>
        <LockChip lock={wait.lock} />
        <span className={styles.soft}>{`${describeWish(wait)}, priority ${wait.priority}`}</span>
        {since !== null && (
          <span className={styles.soft}>
            {"since "}
            <StepLink position={since} />
          </span>
        )}
      </p>
      <p className={styles.line}>
        {wait.deadline === null
          ? "It has no deadline: it waits until it gets the lock."
          : describeMoment("Its deadline is at", wait.deadline, clock)}
      </p>
    </>
  );
}

function describeMoment(words: string, moment: number, clock: number): string {
  const rest = moment - clock;
  const at = `${words} ${formatMs(moment)}`;
  return rest > 0 ? `${at}, in ${formatMs(rest)}.` : `${at}: reached.`;
}

// A step: its sentence, the choice behind it, its events one by one, the note left there.
import { useShallow } from "zustand/react/shallow";
import { describeFailure } from "../../core/errors.ts";
import type { LockEvent } from "../../core/events.ts";
import { formatValue } from "../../sim/narrate.ts";
import type { TrailStep } from "../../sim/view.ts";
import { describeOperation, formatMs, formatNumber, modeWord } from "../../sim/words.ts";
import { Button } from "../base/Button.tsx";
import { EVENT_WORDS } from "../eventWords.ts";
import { NoteSection } from "../notes/NoteSection.tsx";
import { useActions, useSession } from "../useSession.ts";
import { JobChip, LockChip } from "./Chip.tsx";
import { Heading } from "./Heading.tsx";
import styles from "./Inspector.module.css";
import { describeChoice, findJobName } from "./phrases.ts";
import { Section } from "./Section.tsx";
import own from "./StepInspector.module.css";

/** `position` is that after the step; 0 is the start, which no step led to. */
export function StepInspector({ position }: { readonly position: number }) {
  const step = useSession((state) => state.trail[position - 1]);
  if (position === 0) {
    return (
      <>
        <Heading kind="Step" name="The start" state="before any step" />
        <Go position={0} />
        <NoteSection position={0} />
      </>
    );
  }
  if (step === undefined) {
    const state = "This branch has no such step.";
    return <Heading kind="Step" name={`Step ${formatNumber(position)}`} state={state} />;
  }
  return (
    <>
      <Heading
        kind="Step"
        name={`Step ${formatNumber(position)}`}
        state={<Place position={position} />}
      />
      <Go position={position}>
        <p className={styles.sentence}>{step.text}</p>
      </Go>
      <ChoiceSection step={step} />
      <EventsSection step={step} />
      <NoteSection position={position} />
    </>
  );
}

function Place({ position }: { readonly position: number }) {
  const clock = useSession((state) => state.trail[position - 1]?.clock ?? 0);
  const shown = useSession((state) => state.position);
  return (
    <>
      <span>{`clock ${formatMs(clock)}`}</span>
      <span>
        {position === shown && "shown now"}
        {position > shown && "later than what is shown"}
        {position < shown && "earlier than what is shown"}
      </span>
    </>
  );
}

function Go({ position, children }: { position: number; children?: React.ReactNode }) {
  const shown = useSession((state) => state.position);
  const { seek } = useActions();
  const HERE = "This is what is shown.";
  return (
    <div className={own.go}>
      {children}
      <div className={styles.buttons}>
        <Button reason={shown === position ? HERE : null} onClick={() => seek(position)}>
          Go there
        </Button>
        {position > 0 && (
          <Button reason={shown === position - 1 ? HERE : null} onClick={() => seek(position - 1)}>
            Go to just before
          </Button>
        )}
      </div>
    </div>
  );
}

function useJobName(job: number): string {
  return useSession((state) => findJobName(state.snapshot?.jobs ?? [], state.trail, job));
}

function ChoiceSection({ step }: { readonly step: TrailStep }) {
  const name = useJobName(step.job);
  return (
    <Section title="Choice">
      <p className={styles.chips}>
        <span>{describeChoice(step.choice, name)}</span>
        {step.job !== -1 && <JobChip job={step.job} fallback={name} />}
      </p>
      {step.operation !== null && (
        <p className={styles.line}>
          <span className={styles.soft}>Operation: </span>
          {describeOperation(step.operation)}
        </p>
      )}
    </Section>
  );
}

function EventsSection({ step }: { readonly step: TrailStep }) {
  const { events } = step;
  return (
    <Section title="Events" count={events.length}>
      {events.length === 0 && (
        <p className={styles.soft}>None: the job only begins its operation.</p>
      )}
      <ol className={own.events}>
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events of a step never change, so one is its place
          <li key={index} className={event.type === "raises" ? own.error : undefined}>
            <p className={styles.line}>{EVENT_WORDS[event.type]}</p>
            <Details event={event} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Details({ event }: { readonly event: LockEvent }) {
  const jobs = listJobs(event);
  const names = useSession(
    useShallow((state) =>
      jobs.map((job) => findJobName(state.snapshot?.jobs ?? [], state.trail, job)),
    ),
  );
  const words = describeDetails(event);
  return (
    <p className={styles.chips}>
      {jobs.map((job, index) => (
        <JobChip key={job} job={job} fallback={names[index] ?? ""} />
      ))}
      {"lock" in event && <LockChip lock={event.lock} />}
      {words !== "" && <span className={styles.soft}>{words}</span>}
    </p>
  );
}

function listJobs(event: LockEvent): readonly number[] {
  if (event.type === "notified") return event.jobs;
  return "job" in event ? [event.job] : [];
}

function describeDetails(event: LockEvent): string {
  switch (event.type) {
    case "returns":
      return formatValue(event.value);
    case "raises":
      return describeFailure(event.failure);
    case "acquired":
      return `${modeWord(event.shared)}, ${event.hasWaited ? "after waiting" : "at once"}`;
    case "queued":
      return `${modeWord(event.shared)}, priority ${event.priority}`;
    case "refused":
      return event.hasWaited ? "its timeout has passed" : "it is not to wait";
    case "works":
      return `until ${formatMs(event.until)}`;
    case "clock":
      return `from ${formatNumber(event.from)} to ${formatMs(event.to)}`;
    case "waitsAgain":
    case "released":
    case "downgraded":
    case "deleted":
    case "gone":
    case "created":
    case "notified":
    case "due":
    case "spawned":
    case "cancelled":
      return "";
    default:
      return event satisfies never;
  }
}

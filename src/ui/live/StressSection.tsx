// The stress test: as many threads and operations as one likes on three locks, checked step by step.
import { type FormEvent, useState } from "react";
import { formatNumber } from "../../sim/words.ts";
import type { LiveTask } from "../../store/liveTypes.ts";
import { describeOn } from "../../store/liveWords.ts";
import { THREADS_MAX } from "../../worker/liveMessages.ts";
import { Button } from "../base/Button.tsx";
import { TextField } from "../base/Field.tsx";
import { Sweep } from "../base/Sweep.tsx";
import { Section } from "../inspector/Section.tsx";
import { LiveOutcome } from "./LiveOutcome.tsx";
import styles from "./StressSection.module.css";
import { useIsolation, useLive, useLiveActions } from "./useLive.ts";

interface Bound {
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

const BOUNDS = {
  jobs: { label: "Threads", min: 2, max: THREADS_MAX },
  operations: { label: "Operations", min: 100, max: 1_000_000 },
  seed: { label: "Seed", min: 0, max: 2 ** 32 - 1 },
} as const satisfies Readonly<Record<string, Bound>>;

type Name = keyof typeof BOUNDS;

const NAMES = Object.keys(BOUNDS) as readonly Name[];

type Draft = Readonly<Record<Name, string>>;

const USUAL: Draft = { jobs: "8", operations: "100000", seed: "1" };

export function StressSection() {
  const stress = useLive((state) => state.stress);
  return (
    <Section title="Stress test">
      <p className={styles.about}>
        Threads that take and give back three locks, in all the ways there are. It is checked like
        any run, and not recorded.
      </p>
      <StressForm isOn={stress.type === "on"} />
      <Outcome stress={stress} />
    </Section>
  );
}

function StressForm({ isOn }: { readonly isOn: boolean }) {
  const [draft, setDraft] = useState(USUAL);
  const { startStress, stopStress } = useLiveActions();
  const isRunOn = useLive(({ run }) => run.type === "on");
  const { isIsolated } = useIsolation();
  const errors = NAMES.map((name) => findError(BOUNDS[name], draft[name]));
  const isWrong = errors.some((error) => error !== null);
  const reason = isRunOn ? "A live run is on: one run at a time." : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOn) stopStress();
    else if (!isWrong && reason === null) {
      const { jobs, operations, seed } = draft;
      startStress({ jobs: Number(jobs), operations: Number(operations), seed: Number(seed) });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        {NAMES.map((name, at) => (
          <TextField
            key={name}
            label={name === "jobs" && !isIsolated ? "Jobs" : BOUNDS[name].label}
            inputMode="numeric"
            disabled={isOn}
            value={draft[name]}
            error={errors[at] ?? null}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        ))}
      </div>
      {isOn ? (
        <Button type="submit" icon="close">
          Cancel
        </Button>
      ) : (
        <Button type="submit" icon="play" reason={isWrong ? "Not with these numbers." : reason}>
          Run it
        </Button>
      )}
    </form>
  );
}

function Outcome({ stress }: { readonly stress: LiveTask }) {
  switch (stress.type) {
    case "none":
      return null;
    case "on":
      return <Progress stress={stress} />;
    case "ended":
    case "failed":
      return (
        <div className={styles.outcome}>
          <LiveOutcome task={stress} />
        </div>
      );
    default:
      return stress satisfies never;
  }
}

function Progress({ stress }: { readonly stress: Extract<LiveTask, { readonly type: "on" }> }) {
  return (
    <div className={styles.progress}>
      <Sweep />
      <p className={styles.figures}>{describeOn(stress)}</p>
    </div>
  );
}

function findError({ min, max }: Bound, text: string): string | null {
  const isNumber = /^\d{1,10}$/.test(text.trim());
  const isWithin = isNumber && Number(text) >= min && Number(text) <= max;
  return isWithin ? null : `${formatNumber(min)} to ${formatNumber(max)}`;
}

// The threads of a run: what each does, how many steps it has made, and where they are held a button for each.
import type { JobView } from "../../sim/view.ts";
import { countWord, formatMs, formatNumber } from "../../sim/words.ts";
import type { LiveTask } from "../../store/liveTypes.ts";
import type { SessionState } from "../../store/sessionTypes.ts";
import { Button, IconButton } from "../base/Button.tsx";
import { JobChip } from "../inspector/Chip.tsx";
import { Limited, Section } from "../inspector/Section.tsx";
import { useSession } from "../useSession.ts";
import styles from "./ThreadList.module.css";
import { useLiveActions } from "./useLive.ts";

const SHOWN = 64;

export function ThreadList({ run }: { readonly run: Extract<LiveTask, { readonly type: "on" }> }) {
  const jobs = useSession(({ snapshot }) => snapshot?.jobs);
  const isThere = useSession(isAtThreads);
  if (jobs === undefined) return null;
  const { mode, progress } = run;
  const items = jobs.map((view, job) => ({ view, job }));
  const noun = mode === "threads" ? "Threads" : "Jobs";
  return (
    <Section title={noun} count={items.length}>
      {!isThere && <Elsewhere />}
      <Limited items={items} most={SHOWN} noun={noun.toLowerCase()}>
        {(shown) => (
          <ul className={styles.threads}>
            {shown.map(({ view, job }) => (
              <Thread
                key={view.name}
                job={job}
                view={view}
                steps={progress?.stepsByJob[job] ?? 0}
                isShown={isThere}
              />
            ))}
          </ul>
        )}
      </Limited>
    </Section>
  );
}

/** What is shown is not the moment of the threads. */
function Elsewhere() {
  const position = useSession((state) => state.position);
  const at = useSession(({ live }) => live?.place.position ?? 0);
  const { goThere } = useLiveActions();
  return (
    <div className={styles.elsewhere}>
      <p>{`You are looking at step ${formatNumber(position)}; the threads are at step ${formatNumber(at)}.`}</p>
      <Button onClick={goThere}>Go there</Button>
    </div>
  );
}

interface ThreadProps {
  readonly job: number;
  readonly view: JobView;
  readonly steps: number;
  readonly isShown: boolean;
}

function Thread({ job, view, steps, isShown }: ThreadProps) {
  const isHeld = useSession(({ live }) => live?.isHeld === true);
  const lock = useSession(({ snapshot }) => snapshot?.locks[view.wait?.lock ?? -1]?.name ?? null);
  const { step } = useLiveActions();
  return (
    <li className={styles.thread}>
      <span className={styles.name}>
        <JobChip job={job} />
      </span>
      <span className={styles.doing}>{isShown ? describeDoing(view, lock, isHeld) : ""}</span>
      <span className={styles.steps}>{countWord(steps, "step")}</span>
      {isHeld && (
        <IconButton
          label={`Let ${view.name} through`}
          icon="stepJob"
          reason={isShown && view.status !== "ready" ? "It could not go on now." : null}
          onClick={() => step(job)}
        />
      )}
    </li>
  );
}

function describeDoing(view: JobView, lock: string | null, isHeld: boolean): string {
  const { status, wait, workUntil, next } = view;
  switch (status) {
    case "done":
      return "done";
    case "working":
      return workUntil === null ? "works" : `works until ${formatMs(workUntil)}`;
    case "waiting": {
      const until = wait?.deadline ?? null;
      const time = until === null ? "" : `, until ${formatMs(until)}`;
      return `asleep on ${lock ?? "a lock"}${time}`;
    }
    case "ready":
      return `${isHeld ? "at the gate" : "can run"}, next ${next ?? "to end"}`;
    default:
      return status satisfies never;
  }
}

function isAtThreads({ live, branch, position }: SessionState): boolean {
  return live === null || (live.place.branch === branch && live.place.position === position);
}

// The sign of what a job can do at the moment, with its word.
import type { Status } from "../../core/world.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import styles from "./StatusMark.module.css";

type State = Status | "notified" | "asleep" | "cancelled";

const ICON: Readonly<Record<State, IconName>> = {
  ready: "play",
  waiting: "pause",
  working: "clock",
  done: "check",
  notified: "bell",
  asleep: "sleep",
  cancelled: "close",
};

interface StatusMarkProps {
  readonly status: Status;
  /** Woken by a release, and has not run since. */
  readonly notified?: boolean;
  /** On top and compatible, but nobody notified it. */
  readonly asleep?: boolean;
  readonly cancelled?: boolean;
  /** Only the sign is shown; the word is its name. */
  readonly isCompact?: boolean;
}

export function StatusMark(props: StatusMarkProps) {
  const { isCompact = false } = props;
  const state = findState(props);
  return (
    <span className={styles[state]} data-tip={isCompact ? state : undefined}>
      <Icon name={ICON[state]} />
      <span className={isCompact ? "visually-hidden" : undefined}>{state}</span>
    </span>
  );
}

function findState({ status, notified, asleep, cancelled }: StatusMarkProps): State {
  if (cancelled === true) return "cancelled";
  if (status === "ready" && notified === true) return "notified";
  if (status === "waiting" && asleep === true) return "asleep";
  return status;
}

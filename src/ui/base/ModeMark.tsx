// The sign of a lock's mode. Shape and pattern say it as well as colour: square solid, round hatched.
import { useId } from "react";
import type { LockMode } from "../../core/monitor.ts";
import styles from "./ModeMark.module.css";

const WORDS = { exclusive: "exclusive", shared: "shared", deleted: "deleted" } as const;

interface ModeMarkProps {
  /** Null: free. */
  readonly mode: LockMode;
  /** Named to assistive technology; left out where the word stands beside it. */
  readonly isNamed?: boolean;
}

/** 12 px, as the stage draws it. */
export function ModeMark({ mode, isNamed = false }: ModeMarkProps) {
  const name = mode === null ? "free" : WORDS[mode];
  return (
    <>
      <svg className={styles[name]} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <Shape mode={mode} />
      </svg>
      {isNamed && <span className="visually-hidden">{name}</span>}
    </>
  );
}

function Shape({ mode }: { readonly mode: LockMode }) {
  const clip = useId();
  switch (mode) {
    case "exclusive":
      return <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" />;
    case "shared":
      return (
        <>
          <clipPath id={clip}>
            <circle cx="6" cy="6" r="4.5" />
          </clipPath>
          <path clipPath={`url(#${clip})`} d="M-2 8 8-2M1 11 11 1M4 14 14 4" />
          <circle cx="6" cy="6" r="4.75" />
        </>
      );
    case "deleted":
      return <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" />;
    case null:
      return <circle cx="6" cy="6" r="4.5" />;
    default:
      return mode satisfies never;
  }
}

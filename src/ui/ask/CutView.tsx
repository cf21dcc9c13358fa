// A scenario that is cut down, or was: how much is left of it, and what can be done with that.
import { formatNumber } from "../../sim/words.ts";
import { describeCut } from "../../store/cutting.ts";
import type { CutOutcome, CuttingDown } from "../../store/inquiryTypes.ts";
import type { CutProgress, Extent } from "../../worker/exploreMessages.ts";
import { Button } from "../base/Button.tsx";
import { Sweep } from "../base/Sweep.tsx";
import styles from "./CutView.module.css";
import search from "./SearchView.module.css";
import { useInquiryActions } from "./useInquiry.ts";

/** While it goes on. */
export function CuttingView({ cutting: { progress } }: { readonly cutting: CuttingDown }) {
  const { stopCutting } = useInquiryActions();
  return (
    <section className={styles.cut} aria-label="Cutting down">
      <Sweep />
      <p className={styles.tried}>{describeTried(progress)}</p>
      {progress !== null && <Extents progress={progress} />}
      <div className={search.buttons}>
        <Button icon="close" variant="quiet" onClick={stopCutting}>
          Stop, keep what is left
        </Button>
      </div>
    </section>
  );
}

/** When it has ended. */
export function CutView({ cut }: { readonly cut: CutOutcome }) {
  const { openCut } = useInquiryActions();
  const { progress } = cut;
  return (
    <section className={styles.cut} aria-label="Cut down">
      <p className={styles.outcome}>{describeCut(cut)}</p>
      {progress !== null && (
        <>
          <Extents progress={progress} />
          <p className={styles.tried}>{describeTried(progress)}</p>
        </>
      )}
      {progress !== null && progress.made > 0 && (
        <div className={search.buttons}>
          <Button onClick={() => void openCut()}>Open what is left</Button>
        </div>
      )}
    </section>
  );
}

const ROWS: readonly (readonly [keyof Extent, string])[] = [
  ["jobs", "Jobs"],
  ["operations", "Operations"],
  ["locks", "Locks"],
  ["choices", "Choices"],
];

function Extents({ progress: { before, after } }: { readonly progress: CutProgress }) {
  return (
    <dl className={search.figures}>
      {ROWS.map(([key, name]) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.before}>{formatNumber(before[key])}</span>{" "}
            <span aria-hidden="true">→</span>
            <span className="visually-hidden">before, now</span> {formatNumber(after[key])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function describeTried(progress: CutProgress | null): string {
  if (progress === null) return "Cutting down: leaves out whatever the answer does not need.";
  const { tried, made } = progress;
  return `${formatNumber(tried)} ${tried === 1 ? "cut" : "cuts"} tried, ${formatNumber(made)} made.`;
}

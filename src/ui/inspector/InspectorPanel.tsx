// The inspector: what is selected, or an overview of the moment.
import { Empty } from "../base/Empty.tsx";
import { NoteSection } from "../notes/NoteSection.tsx";
import { useSession } from "../useSession.ts";
import styles from "./Inspector.module.css";
import { JobInspector } from "./JobInspector.tsx";
import { LockInspector } from "./LockInspector.tsx";
import { Overview } from "./Overview.tsx";
import { StepInspector } from "./StepInspector.tsx";

/** What is selected at the position shown; what is not there yet, or any more, says so. */
export function InspectorPanel() {
  const hasSnapshot = useSession((state) => state.snapshot !== null);
  if (!hasSnapshot) return <Empty icon="info">Nothing is open yet.</Empty>;
  return (
    <div className={styles.panel}>
      <Selected />
      <ShownNote />
    </div>
  );
}

/** The note at the position shown, whatever is selected; a step that is selected has its own. */
function ShownNote() {
  const position = useSession((state) => state.position);
  const isStep = useSession((state) => state.selection?.type === "step");
  return isStep ? null : <NoteSection position={position} />;
}

function Selected() {
  const selection = useSession((state) => state.selection);
  if (selection === null) return <Overview />;
  switch (selection.type) {
    case "job":
      return <JobInspector key={`job-${selection.job}`} job={selection.job} />;
    case "lock":
      return <LockInspector key={`lock-${selection.lock}`} lock={selection.lock} />;
    case "step":
      return <StepInspector key={`step-${selection.position}`} position={selection.position} />;
    default:
      return selection satisfies never;
  }
}

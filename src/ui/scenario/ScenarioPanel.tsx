// The scenario, to be changed as text or by form. Readers, writers and forms are loaded when it opens.
import { lazy, Suspense } from "react";
import { useSession } from "../useSession.ts";
import styles from "./ScenarioPanel.module.css";

const ScenarioWorkbench = lazy(async () => ({
  default: (await import("./ScenarioWorkbench.tsx")).ScenarioWorkbench,
}));

export function ScenarioPanel() {
  const isOpen = useSession((state) => state.scenario !== null);
  const waiting = <p className={styles.waiting}>The scenario is being loaded…</p>;
  return isOpen ? (
    <Suspense fallback={waiting}>
      <ScenarioWorkbench />
    </Suspense>
  ) : (
    waiting
  );
}

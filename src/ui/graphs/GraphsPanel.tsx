// What lies behind the moment as graphs: all states that can be reached.
import { Empty } from "../base/Empty.tsx";
import { useSession } from "../useSession.ts";
import styles from "./GraphsPanel.module.css";
import { StatesView } from "./StatesView.tsx";

export function GraphsPanel() {
  const isOpen = useSession((state) => state.snapshot !== null && state.scenario !== null);
  if (!isOpen) return <Empty icon="branch">Nothing is open yet.</Empty>;
  return (
    <div className={styles.panel}>
      <StatesView />
    </div>
  );
}

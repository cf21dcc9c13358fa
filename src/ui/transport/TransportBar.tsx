// The transport: where the recording stands, moving along it, making steps, and how runs go.
import { CompactContext } from "../base/compact.ts";
import { joinClasses } from "../joinClasses.ts";
import { useRoom, useTier } from "../useMedia.ts";
import { useSession } from "../useSession.ts";
import { BranchSwitcher } from "./BranchSwitcher.tsx";
import { BreakpointsMenu } from "./BreakpointsMenu.tsx";
import { ClockMenu } from "./ClockMenu.tsx";
import { Position } from "./Position.tsx";
import { RunSettings, RunSettingsMenu } from "./RunSettings.tsx";
import { RunToMenu } from "./RunToMenu.tsx";
import { RecordingButtons, StepButtons } from "./StepButtons.tsx";
import { TimelineToggle } from "./TimelineToggle.tsx";
import styles from "./TransportBar.module.css";
import { useTransportKeys } from "./transportKeys.ts";

export function TransportBar() {
  const tier = useTier();
  const isEmbedded = useSession((state) => state.isEmbedded);
  const isRoomy = useRoom();
  const isNarrow = tier === "narrow";
  useTransportKeys();
  return (
    <section
      className={joinClasses(styles.bar, tier !== "wide" && styles.narrow)}
      aria-label="Transport"
    >
      <div className={styles.where}>
        <CompactContext value={!isRoomy}>
          <BranchSwitcher />
        </CompactContext>
        <Position />
      </div>
      <div className={styles.buttons}>
        <RecordingButtons />
        <StepButtons isCompact={isNarrow} />
      </div>
      <div className={styles.how}>
        {isRoomy ? <RunSettings /> : <RunSettingsMenu />}
        <CompactContext value={!isRoomy}>
          <ClockMenu />
          <RunToMenu />
          {!isEmbedded && <BreakpointsMenu />}
          {!isNarrow && !isEmbedded && <TimelineToggle />}
        </CompactContext>
      </div>
    </section>
  );
}

// The page in a frame of another page: stage, transport and timeline alone, and a way out to the whole tool.
import { Suspense } from "react";
import { Announcer } from "./Announcer.tsx";
import { Icon } from "./base/Icon.tsx";
import styles from "./Embed.module.css";
import { EngineBanner } from "./EngineBanner.tsx";
import { LoadingBar } from "./LoadingBar.tsx";
import { TimelineView } from "./lazyParts.ts";
import { Notices } from "./Notices.tsx";
import { Refusals } from "./Refusals.tsx";
import { StageView } from "./StageView.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { Tips } from "./Tips.tsx";
import { TransportBar } from "./transport/TransportBar.tsx";
import { useActions, useSession } from "./useSession.ts";

export function Embed() {
  const title = useSession((state) => state.scenario?.title ?? "Untitled scenario");
  const fragment = useSession((state) => state.link?.fragment ?? "");
  const { select } = useActions();
  useShortcuts({ deselect: () => select(null) });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <a className={styles.link} href={describeAddress(fragment)} target="_blank" rel="noopener">
          Open in Lockscope
          <Icon name="external" />
        </a>
      </header>
      <EngineBanner />
      <main className={styles.main}>
        <StageView />
        <Notices />
        <TransportBar />
        <section className={styles.timeline} aria-label="Timeline">
          <Suspense>
            <TimelineView />
          </Suspense>
        </section>
      </main>
      <LoadingBar />
      <Refusals />
      <Announcer />
      <Tips />
    </div>
  );
}

/** The same page without what makes it a frame's. */
function describeAddress(fragment: string): string {
  return `${window.location.pathname}${fragment === "" ? "" : `#${fragment}`}`;
}

// The panels at the side as tabs; on small screens the other panes are tabs among them.
import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { PANELS, type Panel } from "../../formats/document.ts";
import { Tabs } from "../base/Tabs.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import {
  AskPanel,
  GraphsPanel,
  InspectorPanel,
  LivePanel,
  LogPanel,
  MonitorPanel,
  ScenarioPanel,
} from "../lazyParts.ts";
import { useHasDraft } from "../scenario/draftStore.ts";
import { useShortcuts } from "../shortcuts.ts";
import { useActions, useSession } from "../useSession.ts";

const LABELS: Readonly<Record<Panel, string>> = {
  inspector: "Inspector",
  monitor: "Monitor",
  scenario: "Scenario",
  log: "Log",
  ask: "Ask",
  graphs: "Graphs",
  live: "Live",
};

/** A pane that is a tab here: shown first. */
interface Extra {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

const NONE: readonly Extra[] = [];

export function SidePanels({ extras = NONE }: { readonly extras?: readonly Extra[] }) {
  const panel = useSession((state) => state.panel);
  const { setPanel } = useActions();
  const [extraId, setExtraId] = useState<string | null>(extras[0]?.id ?? null);
  useChange(panel, () => setExtraId(null));
  const [focusRequests, setFocusRequests] = useState(0);
  const enter = (id: Panel) => {
    setExtraId(null);
    setPanel(id);
    setFocusRequests((requests) => requests + 1);
  };
  useShortcuts({
    ask: () => enter("ask"),
    graphs: () => enter("graphs"),
    live: () => enter("live"),
  });
  const extra = extras.find(({ id }) => id === extraId);
  const select = (id: string) => {
    const chosen = PANELS.find((candidate) => candidate === id);
    setExtraId(chosen === undefined ? id : null);
    setFocusRequests(0);
    if (chosen !== undefined) setPanel(chosen);
  };
  const hasDraft = useHasDraft();
  const tabs = [
    ...extras,
    ...PANELS.map((id) => ({
      id,
      label: LABELS[id],
      badge: id === "scenario" && hasDraft ? "not applied" : undefined,
    })),
  ];
  return (
    <Tabs label="Panels" tabs={tabs} selected={extra?.id ?? panel} onSelect={select}>
      <ErrorBoundary key={extra?.id ?? panel} scope="panel">
        <Suspense>
          {extra?.content ?? <Content panel={panel} focusRequests={focusRequests} />}
        </Suspense>
      </ErrorBoundary>
    </Tabs>
  );
}

interface ContentProps {
  readonly panel: Panel;
  readonly focusRequests: number;
}

function Content({ panel, focusRequests }: ContentProps) {
  switch (panel) {
    case "inspector":
      return <InspectorPanel />;
    case "monitor":
      return <MonitorPanel />;
    case "scenario":
      return <ScenarioPanel />;
    case "log":
      return <LogPanel />;
    case "ask":
      return <AskPanel focusRequests={focusRequests} />;
    case "graphs":
      return <GraphsPanel focusRequests={focusRequests} />;
    case "live":
      return <LivePanel focusRequests={focusRequests} />;
    default:
      return panel satisfies never;
  }
}

/** Calls when the value is another than at the last rendering, not at the first one. */
function useChange<T>(value: T, onChange: () => void): void {
  const before = useRef(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (before.current !== value) latest.current();
    before.current = value;
  }, [value]);
}

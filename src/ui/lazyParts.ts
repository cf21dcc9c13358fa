// The parts of the page that are not needed for its first picture: fetched right after it, or when asked for.
import { lazy } from "react";

const importInspector = () => import("./inspector/InspectorPanel.tsx");
const importMonitor = () => import("./monitor/MonitorPanel.tsx");
const importLog = () => import("./log/LogPanel.tsx");
const importAsk = () => import("./ask/AskPanel.tsx");
const importGraphs = () => import("./graphs/GraphsPanel.tsx");
const importLive = () => import("./live/LivePanel.tsx");
const importScenario = () => import("./scenario/ScenarioPanel.tsx");
const importTimeline = () => import("./TimelineView.tsx");

export const InspectorPanel = lazy(async () => ({
  default: (await importInspector()).InspectorPanel,
}));
export const MonitorPanel = lazy(async () => ({ default: (await importMonitor()).MonitorPanel }));
export const LogPanel = lazy(async () => ({ default: (await importLog()).LogPanel }));
export const AskPanel = lazy(async () => ({ default: (await importAsk()).AskPanel }));
export const GraphsPanel = lazy(async () => ({ default: (await importGraphs()).GraphsPanel }));
export const LivePanel = lazy(async () => ({ default: (await importLive()).LivePanel }));
export const ScenarioPanel = lazy(async () => ({
  default: (await importScenario()).ScenarioPanel,
}));
export const TimelineView = lazy(async () => ({ default: (await importTimeline()).TimelineView }));
export const RefusalDialog = lazy(async () => ({
  default: (await import("./RefusalDialog.tsx")).RefusalDialog,
}));
export const TableDialog = lazy(async () => ({
  default: (await import("./table/TableDialog.tsx")).TableDialog,
}));
export const GalleryDialog = lazy(async () => ({
  default: (await import("./gallery/GalleryDialog.tsx")).GalleryDialog,
}));
export const ShareDialog = lazy(async () => ({
  default: (await import("./share/ShareDialog.tsx")).ShareDialog,
}));
export const ShortcutsDialog = lazy(async () => ({
  default: (await import("./ShortcutsDialog.tsx")).ShortcutsDialog,
}));
export const OfflineDialog = lazy(async () => ({
  default: (await import("./offline/OfflineDialog.tsx")).OfflineDialog,
}));
export const UpdateOffer = lazy(async () => ({
  default: (await import("./offline/UpdateOffer.tsx")).UpdateOffer,
}));

/** Fetches the panels, so that none of them comes late when it is opened. */
export function fetchPanels(): void {
  const parts = [
    importTimeline(),
    importInspector(),
    importMonitor(),
    importLog(),
    importScenario(),
    importAsk(),
    importGraphs(),
    importLive(),
  ];
  // What cannot be had now is tried again, and reported, when it is to be shown.
  void Promise.allSettled(parts);
}

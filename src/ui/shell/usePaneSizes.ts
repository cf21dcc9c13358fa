// The sizes of the panes: what was chosen, fitted to the window so that the picture keeps its room.
import { useSyncExternalStore } from "react";
import { DEFAULT_SETTINGS, type Settings } from "../../store/settings.ts";
import { useSession, useSettings, useStores } from "../useSession.ts";

type Pane = keyof Settings["panelSizes"];

interface PaneSize {
  /** In px, as shown. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** The size for who never chose one. */
  readonly usual: number;
}

interface PaneSizes {
  readonly panes: Readonly<Record<Pane, PaneSize>>;
  /** In px, as shown. */
  readonly resize: (pane: Pane, size: number) => void;
}

const MIN: Readonly<Record<Pane, number>> = { jobs: 200, side: 280, timeline: 96 };
/** The most of the window's width or height that a pane may take. */
const SHARE: Readonly<Record<Pane, number>> = { jobs: 0.3, side: 0.4, timeline: 0.5 };

/** Sizes are chosen for a common screen; side panes are wider on large ones and narrower on small ones. */
function findScale(width: number): number {
  if (width < 1280) return 0.84;
  if (width < 1800) return 1;
  return width < 2400 ? 1.1 : 1.3;
}

/** As high as its lanes want to be, within reason, in px. */
function findTimelineHeight(lanes: number): number {
  const [axis, lane, rest] = [24, 24, 26];
  return Math.min(Math.max(axis + lane * lanes + rest, 128), 248);
}

export function usePaneSizes(): PaneSizes {
  const chosen = useSettings((settings) => settings.panelSizes);
  const { settings } = useStores();
  const [width, height] = useWindowSize();
  const scales = { jobs: findScale(width), side: findScale(width), timeline: 1 };
  const lanes = useSession((state) => state.snapshot?.jobs.length ?? 0);
  const usualSizes = { ...DEFAULT_SETTINGS.panelSizes, timeline: findTimelineHeight(lanes) };
  const measure = (pane: Pane): PaneSize => {
    const min = MIN[pane];
    const max = Math.max(min, Math.round((pane === "timeline" ? height : width) * SHARE[pane]));
    const clamp = (size: number) => Math.round(Math.min(Math.max(size * scales[pane], min), max));
    const usual = clamp(usualSizes[pane]);
    const isChosen = chosen[pane] !== DEFAULT_SETTINGS.panelSizes[pane];
    return { size: isChosen ? clamp(chosen[pane]) : usual, min, max, usual };
  };
  return {
    panes: { jobs: measure("jobs"), side: measure("side"), timeline: measure("timeline") },
    resize: (pane, size) => {
      const { panelSizes, change } = settings.getState();
      change({ panelSizes: { ...panelSizes, [pane]: Math.round(size / scales[pane]) } });
    },
  };
}

/** Width and height of the window in px, kept current. */
function useWindowSize(): readonly [number, number] {
  const subscribe = (notify: () => void) => {
    window.addEventListener("resize", notify);
    return () => window.removeEventListener("resize", notify);
  };
  const width = useSyncExternalStore(subscribe, () => window.innerWidth);
  const height = useSyncExternalStore(subscribe, () => window.innerHeight);
  return [width, height];
}

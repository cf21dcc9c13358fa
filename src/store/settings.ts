// What the person prefers, remembered by the browser from one visit to the next.
import { createStore, type StoreApi } from "zustand/vanilla";
import { POLICIES, type PolicyName } from "../sim/policies.ts";

/** Keeps texts by key. Both may throw. */
export interface StoragePort {
  read(key: string): string | null;
  write(key: string, text: string): void;
}

export const THEMES = ["system", "light", "dark"] as const;

/** Steps a second. */
export const SPEEDS = [1, 2, 5, 10, 30, 100, 1000] as const;

/** When the clock moves in a search: only when no job is ready, or at any time. */
export const CLOCK_RULES = ["idle", "any"] as const;

/** How far a search may go: states, and the memory that they take. */
export const STATE_BOUNDS = [100_000, 1_000_000, 5_000_000, 20_000_000] as const;
export const MEGABYTE_BOUNDS = [200, 600, 1_500, 3_000] as const;

/** How many ms of the world go by in a real one while threads run. */
export const LIVE_SCALES = [0.1, 1, 10, 100, 1000] as const;

export interface Settings {
  readonly theme: (typeof THEMES)[number];
  readonly policy: PolicyName;
  /** Of the random policy: a whole number from 0 to 2^32 - 1. */
  readonly seed: number;
  readonly speed: (typeof SPEEDS)[number];
  /** Width of the side panels and height of the timeline, in px. */
  readonly panelSizes: { readonly jobs: number; readonly side: number; readonly timeline: number };
  readonly isTimelineOpen: boolean;
  readonly isJobsOpen: boolean;
  /** Whether the page may keep itself, and add the headers of isolation, by a service worker. */
  readonly isOfflineOn: boolean;
  readonly askClock: (typeof CLOCK_RULES)[number];
  readonly askStates: (typeof STATE_BOUNDS)[number];
  readonly askMegabytes: (typeof MEGABYTE_BOUNDS)[number];
  readonly liveScale: (typeof LIVE_SCALES)[number];
  /** Threads begin held. */
  readonly isLiveHeld: boolean;
}

export interface SettingsState extends Settings {
  /** Changes what is given and remembers it. Values that are not allowed are left out. */
  readonly change: (changes: Partial<Settings>) => void;
}

export type SettingsStore = StoreApi<SettingsState>;

const KEY = "lockscope.settings";
const VERSION = 1;
const SEED_MAX = 2 ** 32 - 1;
const PANEL_MIN = 40;
const PANEL_MAX = 4000;

export const DEFAULT_SETTINGS: Settings = {
  theme: "system",
  policy: "roundRobin",
  seed: 1,
  speed: 5,
  panelSizes: { jobs: 280, side: 380, timeline: 200 },
  isTimelineOpen: true,
  isJobsOpen: true,
  isOfflineOn: true,
  askClock: "idle",
  askStates: 5_000_000,
  askMegabytes: 600,
  liveScale: 1,
  isLiveHeld: false,
};

/** `storage` may be null, or fail: then settings live as long as the page. */
export function createSettings(storage: StoragePort | null): SettingsStore {
  return createStore<SettingsState>()((set, get) => ({
    ...checkSettings(readStored(storage), DEFAULT_SETTINGS),
    change: (changes) => {
      const before = checkSettings(get(), DEFAULT_SETTINGS);
      const after = checkSettings({ ...before, ...changes }, before);
      set(after);
      remember(storage, after);
    },
  }));
}

function readStored(storage: StoragePort | null): unknown {
  try {
    const text = storage?.read(KEY) ?? null;
    const stored: unknown = text === null ? null : JSON.parse(text);
    return isRecord(stored) && stored.version === VERSION ? stored.settings : null;
  } catch {
    return null;
  }
}

function remember(storage: StoragePort | null, settings: Settings): void {
  try {
    storage?.write(KEY, JSON.stringify({ version: VERSION, settings }));
  } catch {
    // A full or forbidden storage costs the memory of the settings and nothing else.
  }
}

function checkSettings(given: unknown, fallback: Settings): Settings {
  const from: Readonly<Record<string, unknown>> = isRecord(given) ? given : {};
  const sizes: Readonly<Record<string, unknown>> = isRecord(from.panelSizes) ? from.panelSizes : {};
  return {
    theme: oneOf(THEMES, from.theme, fallback.theme),
    policy: oneOf(POLICIES, from.policy, fallback.policy),
    seed: wholeBetween(0, SEED_MAX, from.seed) ?? fallback.seed,
    speed: oneOf(SPEEDS, from.speed, fallback.speed),
    panelSizes: {
      jobs: readSize(sizes.jobs, fallback.panelSizes.jobs),
      side: readSize(sizes.side, fallback.panelSizes.side),
      timeline: readSize(sizes.timeline, fallback.panelSizes.timeline),
    },
    isTimelineOpen: readFlag(from.isTimelineOpen, fallback.isTimelineOpen),
    isJobsOpen: readFlag(from.isJobsOpen, fallback.isJobsOpen),
    isOfflineOn: readFlag(from.isOfflineOn, fallback.isOfflineOn),
    askClock: oneOf(CLOCK_RULES, from.askClock, fallback.askClock),
    askStates: oneOf(STATE_BOUNDS, from.askStates, fallback.askStates),
    askMegabytes: oneOf(MEGABYTE_BOUNDS, from.askMegabytes, fallback.askMegabytes),
    liveScale: oneOf(LIVE_SCALES, from.liveScale, fallback.liveScale),
    isLiveHeld: readFlag(from.isLiveHeld, fallback.isLiveHeld),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function oneOf<T>(allowed: readonly T[], value: unknown, fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback;
}

function wholeBetween(low: number, high: number, value: unknown): number | null {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high
    ? Number(value)
    : null;
}

function readSize(value: unknown, fallback: number): number {
  const isNumber = typeof value === "number" && Number.isFinite(value);
  return isNumber ? (wholeBetween(PANEL_MIN, PANEL_MAX, Math.round(value)) ?? fallback) : fallback;
}

function readFlag(value: unknown, fallback: boolean): boolean {
  return typeof value === "boolean" ? value : fallback;
}

// Renders parts of the page on a session that only remembers what was asked of it.
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { JobView, LockView, Snapshot } from "../../src/sim/view.ts";
import { INITIAL } from "../../src/store/session.ts";
import type { SessionActions, SessionState } from "../../src/store/sessionTypes.ts";
import { createSettings } from "../../src/store/settings.ts";
import { StoresContext } from "../../src/ui/useSession.ts";

const READY: JobView = {
  name: "J0",
  status: "ready",
  index: 0,
  next: "acquire a",
  nextLock: 0,
  wait: null,
  workUntil: null,
  holds: [],
  why: [],
  hasBegun: false,
  isCancelled: false,
};

const LOCK: LockView = {
  name: "a",
  set: 0,
  isInternal: false,
  isMember: true,
  mode: null,
  owners: [],
  queue: [],
};

export const createJob = (changes: Partial<JobView> = {}): JobView => ({ ...READY, ...changes });

export const createLock = (changes: Partial<LockView> = {}): LockView => ({ ...LOCK, ...changes });

/** One ready job and one free lock, unless told otherwise. */
export function createSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    kind: "sharedlock",
    sets: [""],
    programs: [[{ op: "acquire", lock: "a" }]],
    jobs: [READY],
    locks: [LOCK],
    clock: 0,
    nearestDeadline: null,
    end: "running",
    ...changes,
  };
}

function createActions() {
  const nothing = () => vi.fn(() => {});
  const done = () => vi.fn(async () => {});
  const yes = () => vi.fn(async () => true);
  return {
    start: done(),
    open: yes(),
    abandon: nothing(),
    edit: yes(),
    replace: yes(),
    undo: nothing(),
    redo: nothing(),
    act: yes(),
    playOut: yes(),
    stepJob: yes(),
    step: yes(),
    back: nothing(),
    forward: nothing(),
    seek: nothing(),
    toStart: nothing(),
    toEnd: nothing(),
    switchBranch: nothing(),
    play: nothing(),
    pause: nothing(),
    runUntil: done(),
    beginLive: vi.fn(() => null),
    select: nothing(),
    setPanel: nothing(),
    annotate: nothing(),
    setBreakpoints: nothing(),
    settle: yes(),
    copyLink: yes(),
    copyText: yes(),
    save: vi.fn(async () => null),
    retry: nothing(),
    notify: nothing(),
    dismiss: nothing(),
    dismissRefusal: nothing(),
    reopenTable: yes(),
    dismissTable: nothing(),
  } satisfies SessionActions;
}

/** What the page has just opened: position 0 of nothing recorded. */
function createState(actions: SessionActions): SessionState {
  return {
    ...INITIAL,
    phase: "ready",
    scenario: { kind: "sharedlock", title: "A lock", locks: ["a"], jobs: { J0: [] } },
    snapshot: createSnapshot(),
    branches: [{ parent: null, at: 0, length: 0 }],
    isEmbedded: false,
    actions,
  };
}

/** The session's actions are spies; `session.setState` changes what is shown (within `act`). */
export function renderPage(element: ReactNode, changes: Partial<SessionState> = {}) {
  const actions = createActions();
  const session = createStore<SessionState>()(() => ({ ...createState(actions), ...changes }));
  const settings = createSettings(null);
  const page = render(<StoresContext value={{ session, settings }}>{element}</StoresContext>);
  return { ...page, user: userEvent.setup(), session, settings, actions };
}

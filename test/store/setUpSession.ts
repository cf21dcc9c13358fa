// A session with a small engine and a made-up browser, and recordings to open in it.
import { onTestFinished } from "vitest";
import type { Scenario } from "../../src/core/scenario.ts";
import type { Choice } from "../../src/core/step.ts";
import { createRecording, type Recording } from "../../src/sim/recording.ts";
import { createSession } from "../../src/store/session.ts";
import type { SessionState } from "../../src/store/sessionTypes.ts";
import { createSettings } from "../../src/store/settings.ts";
import { createClient } from "../../src/worker/client.ts";
import { createManualTimers } from "../worker/manualTimers.ts";
import { FakeAddress, FakeClipboard, FakeStorage } from "./fakeBrowser.ts";
import { Workshop } from "./smallEngine.ts";

interface SetUp {
  readonly fragment?: string;
  readonly isEmbedded?: boolean;
}

export function setUpSession({ fragment = "", isEmbedded = false }: SetUp = {}) {
  const workshop = new Workshop();
  const timers = createManualTimers();
  const address = new FakeAddress(fragment);
  const clipboard = new FakeClipboard();
  const settings = createSettings(new FakeStorage());
  const session = createSession({
    connect: (onLost) => createClient({ spawn: () => workshop.spawn(), timers, onLost }),
    settings,
    clipboard,
    address,
    timers,
    isEmbedded,
  });
  onTestFinished(session.destroy);
  const { actions } = session.getState();
  const state = (): SessionState => session.getState();
  const texts = (): readonly string[] => state().notices.map((notice) => notice.text);
  /** Opens a recording and waits until the address says so. */
  const open = async (recording: Recording): Promise<void> => {
    await actions.open({ type: "recording", recording });
    await timers.pass(1000);
  };
  return { workshop, timers, address, clipboard, settings, session, actions, state, texts, open };
}

/** Two jobs that take the locks `a` and `b` in turn: 8 steps in all. */
export function createPair(title = "Pair"): Scenario {
  const take = (lock: string) => [
    { op: "acquire", lock } as const,
    { op: "release", lock } as const,
  ];
  return {
    kind: "sharedlock",
    title,
    locks: ["a", "b"],
    jobs: { J0: [...take("a"), ...take("b")], J1: [...take("b"), ...take("a")] },
  };
}

function runs(...jobs: readonly number[]): readonly Choice[] {
  return jobs.map((job) => ({ type: "run", job }));
}

/** A recording of the pair with these jobs run, shown at a position. */
export function recordPair(jobs: readonly number[], position = 0, title = "Pair"): Recording {
  return { ...createRecording(createPair(title), runs(...jobs)), position };
}

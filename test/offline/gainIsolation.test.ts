// Before the start: one reload at most, and a start in any case.
import { expect, it, vi } from "vitest";
import { type GainPorts, gainIsolation, lowerGuard } from "../../src/offline/gainIsolation.ts";

function setUp(changes: Partial<GainPorts> = {}) {
  const texts = new Map<string, string>();
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
  const timers: (() => void)[] = [];
  const register = vi.fn(async () => ({}) as ServiceWorkerRegistration);
  const ports = {
    workers: { controller: null, register, ready: register() },
    findSession: () => storage,
    reload: vi.fn(),
    after: (_ms: number, run: () => void) => void timers.push(run),
    ...changes,
  };
  const endPatience = () => {
    for (const run of timers) run();
  };
  return { ports, storage, register, endPatience };
}

/** Whether the page started before the patience was at its end. */
async function begin(ports: GainPorts): Promise<boolean> {
  const started = vi.fn();
  void gainIsolation(ports).then(started);
  await new Promise((resolve) => setImmediate(resolve));
  return started.mock.calls.length === 1;
}

it("reloads once when the worker is active, and does not start meanwhile", async () => {
  const { ports } = setUp();
  expect(await begin(ports)).toBe(false);
  expect(ports.reload).toHaveBeenCalledOnce();
  expect(await begin(ports)).toBe(true);
  expect(ports.reload).toHaveBeenCalledOnce();
});

it("may reload again once the guard was taken away", async () => {
  const { ports, storage } = setUp();
  await begin(ports);
  lowerGuard(() => storage);
  await begin(ports);
  expect(ports.reload).toHaveBeenCalledTimes(2);
});

const forbidden = () => {
  throw new DOMException("forbidden", "SecurityError");
};
const never = new Promise<never>(() => {});
const controlled = {
  controller: {} as ServiceWorker,
  register: vi.fn(),
  ready: never,
};

it.each<[string, Partial<GainPorts>]>([
  ["there are no service workers", { workers: null }],
  ["one is in charge already", { workers: controlled }],
  ["the storage is forbidden", { findSession: forbidden }],
  ["the storage forgets", { findSession: () => ({ getItem: () => null, setItem: () => {} }) }],
  [
    "registration fails",
    {
      workers: {
        controller: null,
        register: () => Promise.reject(new Error("blocked")),
        ready: never,
      },
    },
  ],
])("starts at once, without a reload, where %s", async (_case, changes) => {
  const { ports } = setUp(changes);
  expect(await begin(ports)).toBe(true);
  expect(ports.reload).not.toHaveBeenCalled();
});

it("starts when the patience is at its end, and does not reload later", async () => {
  const { ports, register, endPatience } = setUp();
  register.mockReturnValue(new Promise(() => {}));
  const start = gainIsolation(ports);
  endPatience();
  await start;
  expect(ports.reload).not.toHaveBeenCalled();
});

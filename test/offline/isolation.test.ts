// By what the page is isolated, or why it is not, in words.
import { expect, it } from "vitest";
import {
  describeIsolation,
  findIsolation,
  type IsolationFacts,
} from "../../src/offline/isolation.ts";

const PLAIN: IsolationFacts = {
  isIsolated: false,
  hasSharedMemory: true,
  isTop: true,
  isSecure: true,
  hasServiceWorkers: true,
  isControlled: false,
  isHeaderAdded: false,
};

it.each<[string, Partial<IsolationFacts>, RegExp]>([
  ["by headers", { isIsolated: true }, /is isolated, by the headers that its server sends/],
  ["by the worker", { isIsolated: true, isHeaderAdded: true }, /that its own service worker adds/],
  ["without memory", { isIsolated: true, hasSharedMemory: false }, /not isolated: .*no shared/],
  ["in a frame", { isTop: false, hasServiceWorkers: false }, /inside another page/],
  ["at an insecure address", { isSecure: false, hasServiceWorkers: false }, /https/],
  ["in a browser without workers", { hasServiceWorkers: false }, /no service workers/],
  ["where the worker is no help", { isControlled: true }, /does not take the headers/],
  ["after a forced reload", {}, /load it again/],
])("is told %s", (_case, facts, words) => {
  expect(describeIsolation(findIsolation(true, { ...PLAIN, ...facts }))).toMatch(words);
});

it("is told where the worker is switched off", () => {
  expect(describeIsolation(findIsolation(false, PLAIN))).toMatch(/switched off/);
});

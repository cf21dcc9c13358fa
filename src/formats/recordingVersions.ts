// Versions of recording documents, in files and in links: each is made the next one in one small step.
import type { JsonObject } from "./scenarioJsonValues.ts";

/** Makes a document of one version one of the next. The document has not been checked. */
export type Upgrade = (document: JsonObject) => JsonObject;

/** The first makes version 2 of version 1, and so on: a new version adds one step and changes none. */
export const UPGRADES: readonly Upgrade[] = [];

/** A document of that version as the last of the steps leaves it. */
export function upgradeDocument(
  document: JsonObject,
  version: number,
  upgrades: readonly Upgrade[],
): JsonObject {
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), document);
}

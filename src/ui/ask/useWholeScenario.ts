// The scenario with the jobs that were spawned since, as of the moment that is shown.
import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Scenario } from "../../core/scenario.ts";
import { useSession } from "../useSession.ts";
import { addSpawned } from "./subject.ts";

/** The same object as long as scenario and jobs are. */
export function useWholeScenario(): Scenario | null {
  const scenario = useSession((state) => state.scenario);
  const names = useSession(useShallow((state) => state.snapshot?.jobs.map(({ name }) => name)));
  const programs = useSession(useShallow((state) => state.snapshot?.programs));
  return useMemo(
    () => (scenario === null ? null : addSpawned(scenario, names ?? [], programs ?? [])),
    [scenario, names, programs],
  );
}

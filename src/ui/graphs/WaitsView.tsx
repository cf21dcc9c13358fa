// Who waits for whom at the moment that is shown.
import { BlockerTree } from "../inspector/BlockerTree.tsx";
import { useSession } from "../useSession.ts";

export function WaitsView() {
  const jobs = useSession((state) => state.snapshot?.jobs);
  return jobs === undefined ? null : <BlockerTree jobs={jobs} />;
}

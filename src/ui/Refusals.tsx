// Shows the dialog about what was refused, once there is something.
import { Suspense } from "react";
import { RefusalDialog } from "./lazyParts.ts";
import { useSession } from "./useSession.ts";

export function Refusals() {
  const isRefused = useSession((state) => state.refusal !== null);
  if (!isRefused) return null;
  return (
    <Suspense>
      <RefusalDialog />
    </Suspense>
  );
}

// Shows the dialog about what was refused, once there is something.
import { Suspense } from "react";
import { RefusalDialog } from "./lazyParts.ts";
import { PendingDialog } from "./PendingDialog.tsx";
import { useActions, useSession } from "./useSession.ts";

export function Refusals() {
  const isRefused = useSession((state) => state.refusal !== null);
  const { dismissRefusal } = useActions();
  if (!isRefused) return null;
  return (
    <Suspense fallback={<PendingDialog onClose={dismissRefusal} />}>
      <RefusalDialog />
    </Suspense>
  );
}

// Shows the dialogs about what was refused, and about a table that was opened, once there is something.
import { Suspense } from "react";
import { RefusalDialog, TableDialog } from "./lazyParts.ts";
import { PendingDialog } from "./PendingDialog.tsx";
import { useActions, useSession } from "./useSession.ts";

export function Refusals() {
  const isRefused = useSession((state) => state.refusal !== null);
  const isTable = useSession((state) => state.table !== null);
  const { dismissRefusal, dismissTable } = useActions();
  if (!isRefused && !isTable) return null;
  if (!isRefused) {
    return (
      <Suspense fallback={<PendingDialog onClose={dismissTable} />}>
        <TableDialog />
      </Suspense>
    );
  }
  return (
    <Suspense fallback={<PendingDialog onClose={dismissRefusal} />}>
      <RefusalDialog />
    </Suspense>
  );
}

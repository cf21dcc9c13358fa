// Stands where a dialog will be until its code has arrived: Escape gives it up already.
import { useEffect } from "react";

export function PendingDialog({ onClose }: { readonly onClose: () => void }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // It is meant for the dialog and not for the page below.
      event.preventDefault();
      onClose();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [onClose]);
  return null;
}

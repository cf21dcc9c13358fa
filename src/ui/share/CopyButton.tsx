// A button that copies, and says so in its own place: notices are out of reach behind an open dialog.
import { useState } from "react";
import { Button } from "../base/Button.tsx";
import type { IconName } from "../base/icons.ts";

interface CopyButtonProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly variant?: "plain" | "primary";
  /** What is copied; "Copied" is said for as long as it stays the same. */
  readonly subject: string;
  /** Copies it; false when that was not possible. */
  readonly onCopy: () => Promise<boolean>;
}

export function CopyButton(props: CopyButtonProps) {
  const { label, icon = "copy", variant = "plain", subject, onCopy } = props;
  const [copied, setCopied] = useState<{ subject: string; isDone: boolean } | null>(null);
  const outcome = copied?.subject === subject ? copied : null;
  const copy = async () => setCopied({ subject, isDone: await onCopy() });
  return (
    <>
      <Button
        variant={variant}
        icon={outcome?.isDone === true ? "check" : icon}
        onClick={() => void copy()}
      >
        {outcome?.isDone === true ? "Copied" : label}
      </Button>
      <span role="status" className={outcome?.isDone === false ? undefined : "visually-hidden"}>
        {outcome !== null &&
          (outcome.isDone ? `${label}: copied.` : "The browser did not allow it.")}
      </span>
    </>
  );
}

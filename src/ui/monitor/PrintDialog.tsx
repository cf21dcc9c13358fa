// Prints the monitor's rows in any form that Ganeti has: chosen here, seen, and copied.
import { useMemo, useState } from "react";
import { writeLockQuery } from "../../formats/lockQueryJson.ts";
import {
  MONITOR_FIELDS,
  type MonitorField,
  type MonitorRow,
  printMonitor,
} from "../../formats/monitorText.ts";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { TextField } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { Toggle } from "../base/Toggle.tsx";
import { CopyButton } from "../share/CopyButton.tsx";
import { useActions } from "../useSession.ts";
import styles from "./PrintDialog.module.css";

type Form = "aligned" | "separated" | "json";

const FORMS = [
  { value: "aligned", label: "Aligned text" },
  { value: "separated", label: "With a separator" },
  { value: "json", label: "JSON of the remote API" },
] as const satisfies readonly { readonly value: Form; readonly label: string }[];

/** More lines than these are copied, and not shown. */
const SHOWN = 200;

interface PrintDialogProps {
  readonly rows: readonly MonitorRow[];
  readonly onClose: () => void;
}

export function PrintDialog({ rows, onClose }: PrintDialogProps) {
  const { copyText } = useActions();
  const [form, setForm] = useState<Form>("aligned");
  const [left, setLeft] = useState<readonly MonitorField[]>([]);
  const [headers, setHeaders] = useState(true);
  const [separator, setSeparator] = useState("|");
  const text = useMemo(() => {
    const fields = MONITOR_FIELDS.filter((field) => !left.includes(field));
    if (form === "json") return writeLockQuery(rows, fields);
    return printMonitor(rows, { fields, headers, ...(form === "separated" && { separator }) });
  }, [rows, form, left, headers, separator]);
  return (
    <Dialog
      open
      size="wide"
      title="Print the table"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <CopyButton variant="primary" label="Copy" subject={text} onCopy={() => copyText(text)} />
        </>
      }
    >
      <div className={styles.choices}>
        <Select label="Form" options={FORMS} value={form} onChange={setForm} />
        {form === "separated" && (
          <TextField label="Separator" value={separator} onChange={setSeparator} />
        )}
        {form !== "json" && <Toggle label="Titles" checked={headers} onChange={setHeaders} />}
      </div>
      <div className={styles.choices}>
        {MONITOR_FIELDS.map((field) => (
          <Toggle
            key={field}
            label={`Column ${field}`}
            checked={!left.includes(field)}
            onChange={(isOn) =>
              setLeft(isOn ? left.filter((other) => other !== field) : [...left, field])
            }
          />
        ))}
      </div>
      <textarea
        className={styles.text}
        aria-label="The printed table"
        readOnly
        rows={12}
        wrap="off"
        value={text.split("\n").slice(0, SHOWN).join("\n")}
      />
    </Dialog>
  );
}

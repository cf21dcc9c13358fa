// A frame for other pages: its size, drawn to scale, and the HTML to copy.
import { useState } from "react";
import { Field } from "../base/Field.tsx";
import { Select } from "../base/Select.tsx";
import { useActions, useSession } from "../useSession.ts";
import { CopyButton } from "./CopyButton.tsx";
import { FRAME_SIZES, type FrameSize, measureFrame, printFrame } from "./embedding.ts";
import { findTitle } from "./moment.ts";
import styles from "./ShareDialog.module.css";

const SIZE_LABELS: Readonly<Record<FrameSize, string>> = {
  "640x400": "640 × 400",
  "800x500": "800 × 500",
  "1024x640": "1024 × 640",
  full: "Full width × 560",
};

export function EmbedSection({ url }: { readonly url: string }) {
  const { copyText } = useActions();
  const title = useSession(findTitle);
  const [size, setSize] = useState<FrameSize>("800x500");
  const snippet = printFrame(url, title, size);
  return (
    <details className={styles.section}>
      <summary className={styles.heading}>Show it in another page</summary>
      <div className={styles.embed}>
        <Select
          label="Size of the frame, px"
          options={FRAME_SIZES.map((value) => ({ value, label: SIZE_LABELS[value] }))}
          value={size}
          onChange={setSize}
        />
        <Miniature size={size} />
      </div>
      <Field label="HTML">
        {(tie) => (
          <textarea
            {...tie}
            className={styles.snippet}
            readOnly
            rows={4}
            value={snippet}
            spellCheck={false}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <CopyButton label="Copy HTML" subject={snippet} onCopy={() => copyText(snippet)} />
      </div>
    </details>
  );
}

/** Of the size of the page that the frame is drawn in, and of the frame. */
const SCALE = 1 / 10;
const PAGE_WIDTH = 1280;

function Miniature({ size }: { readonly size: FrameSize }) {
  const { width, height } = measureFrame(size);
  const shown = { width: (width ?? PAGE_WIDTH - 80) * SCALE, height: height * SCALE };
  return (
    <div
      className={styles.page}
      style={{ width: `${PAGE_WIDTH * SCALE}px` }}
      role="img"
      aria-label={`The frame, ${SIZE_LABELS[size]}, in a page ${PAGE_WIDTH} px wide`}
    >
      <div
        className={styles.frame}
        style={{ width: `${shown.width}px`, height: `${shown.height}px` }}
      />
    </div>
  );
}

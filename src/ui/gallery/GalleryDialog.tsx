// The gallery: scenarios with a question, to be opened and stepped through.
import { useEffect, useState } from "react";
import type { Example } from "../../gallery/gallery.ts";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { useActions, useSession } from "../useSession.ts";
import { ExampleDetails } from "./ExampleDetails.tsx";
import { ExampleList } from "./ExampleList.tsx";
import styles from "./GalleryDialog.module.css";

interface GalleryDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function GalleryDialog({ open, onClose }: GalleryDialogProps) {
  return open ? <OpenGallery onClose={onClose} /> : null;
}

/** `null` while it is loaded, `failed` when it could not be. */
type Loaded = readonly Example[] | "failed" | null;

function OpenGallery({ onClose }: { readonly onClose: () => void }) {
  const actions = useActions();
  const current = useSession((state) => state.exampleId);
  const examples = useExamples();
  const [chosen, setChosen] = useState<string | null>(current);
  const list = Array.isArray(examples) ? (examples as readonly Example[]) : [];
  const example = list.find(({ id }) => id === chosen) ?? list[0];
  const open = (opened: Example) => {
    onClose();
    const source = { type: "recording", recording: opened.recording } as const;
    void actions.open(source, { exampleId: opened.id });
  };
  return (
    <Dialog
      open
      size="wide"
      title="Gallery"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            reason={example === undefined ? "Choose a scenario first." : null}
            onClick={() => example !== undefined && open(example)}
          >
            Open
          </Button>
        </>
      }
    >
      {examples === "failed" ? (
        <p className={styles.message}>The gallery could not be loaded. Are you online?</p>
      ) : (
        <div className={styles.gallery}>
          <ExampleList
            examples={list}
            chosen={example?.id ?? null}
            opened={current}
            onChoose={setChosen}
            onOpen={open}
          />
          {example === undefined ? (
            <p className={styles.message}>The gallery is being loaded…</p>
          ) : (
            <ExampleDetails key={example.id} example={example} />
          )}
        </div>
      )}
    </Dialog>
  );
}

function useExamples(): Loaded {
  const [examples, setExamples] = useState<Loaded>(null);
  useEffect(() => {
    let isLeft = false;
    import("../../gallery/gallery.ts").then(
      ({ EXAMPLES }) => !isLeft && setExamples(EXAMPLES),
      () => !isLeft && setExamples("failed"),
    );
    return () => {
      isLeft = true;
    };
  }, []);
  return examples;
}

// The whole page takes a dropped file.
import { useEffect, useState } from "react";
import styles from "./DropTarget.module.css";
import { openFile } from "./openFile.ts";
import { useActions } from "./useSession.ts";

/** Listens on the window and covers the page while a file is held over it. */
export function DropTarget() {
  const actions = useActions();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the page and show the file.
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void openFile([...(event.dataTransfer?.files ?? [])], actions);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [actions]);
  return isOver ? (
    <div className={styles.cover}>Drop a scenario, a recording or a table of locks to open it</div>
  ) : null;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

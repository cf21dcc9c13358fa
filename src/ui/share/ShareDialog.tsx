// Sharing what is shown: the link and its length, a file, Markdown, a frame for other pages.
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { createRowLister } from "../monitor/monitorRows.ts";
import { saveFile } from "../saveFile.ts";
import { useActions, useSession, useStores } from "../useSession.ts";
import { CopyButton } from "./CopyButton.tsx";
import { EmbedSection } from "./EmbedSection.tsx";
import { LinkSection } from "./LinkSection.tsx";
import { printMarkdown } from "./markdown.ts";
import { describeMoment, findTitle } from "./moment.ts";
import { ReaderSection } from "./ReaderSection.tsx";
import styles from "./ShareDialog.module.css";

interface ShareDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShareDialog({ open, onClose }: ShareDialogProps) {
  return (
    <Dialog open={open} title="Share" onClose={onClose}>
      <Content />
    </Dialog>
  );
}

function Content() {
  const link = useSession((state) => state.link);
  if (link === null) return <p className={styles.text}>The link is being made.</p>;
  return (
    <div className={styles.content}>
      <LinkSection url={link.url} />
      <ReaderSection />
      <OtherWays url={link.url} />
      <EmbedSection url={link.url} />
    </div>
  );
}

function OtherWays({ url }: { readonly url: string }) {
  const { session } = useStores();
  const { copyText, save } = useActions();
  const copyMarkdown = async () => {
    const state = session.getState();
    if (state.snapshot === null) return false;
    const rows = createRowLister()(state.snapshot, { text: "", isInUseOnly: true });
    const moment = describeMoment(state);
    const text = printMarkdown({ title: findTitle(state), url, moment, rows });
    return copyText(text);
  };
  const saveRecording = async () => {
    const file = await save("recording");
    if (file !== null) saveFile(file.name, file.text);
  };
  return (
    <section className={styles.section} aria-labelledby="share-other">
      <h3 id="share-other" className={styles.heading}>
        Without a link
      </h3>
      <div className={styles.buttons}>
        <Button icon="download" onClick={() => void saveRecording()}>
          Save as a file instead
        </Button>
        <CopyButton label="Copy as Markdown" subject={url} onCopy={copyMarkdown} />
      </div>
      <p className={styles.hint}>
        The file holds the whole recording and opens here by dropping it on the page. Markdown, for
        issue trackers, holds the link and the locks in use as a table.
      </p>
    </section>
  );
}

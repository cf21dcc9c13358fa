// The story of a schedule, to be read, copied into a bug report, or printed.
import { createPortal } from "react-dom";
import { printScenario } from "../../formats/scenarioPrint.ts";
import {
  describeEnd,
  printReport,
  printReportMarkdown,
  type Report,
} from "../../formats/storyText.ts";
import { Button } from "../base/Button.tsx";
import { Dialog } from "../base/Dialog.tsx";
import { CopyButton } from "../share/CopyButton.tsx";
import { useActions } from "../useSession.ts";
import styles from "./StoryDialog.module.css";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";

export function StoryDialog() {
  const story = useInquiry((state) => state.story);
  const { closeStory, tell } = useInquiryActions();
  if (story === null) return null;
  const report = story.status === "told" ? story.report : null;
  return (
    <Dialog
      open
      title="Story"
      onClose={closeStory}
      actions={report === null ? undefined : <Ways report={report} />}
    >
      {story.status === "telling" && (
        <p className={styles.text} role="status">
          The story is being told…
        </p>
      )}
      {story.status === "failed" && (
        <div className={styles.failed} role="alert">
          <p className={styles.text}>
            {story.isMemory
              ? "There was not enough memory to tell the story."
              : `The story could not be told: ${story.message}.`}
          </p>
          <Button onClick={tell}>Try again</Button>
        </div>
      )}
      {report !== null && <Told report={report} />}
      {report !== null && <Paper report={report} />}
    </Dialog>
  );
}

function Ways({ report }: { readonly report: Report }) {
  const { copyText } = useActions();
  const { url } = report;
  return (
    <>
      <Button onClick={() => window.print()}>Print</Button>
      <CopyButton label="Copy as text" subject={url} onCopy={() => copyText(printReport(report))} />
      <CopyButton
        label="Copy as Markdown"
        variant="primary"
        subject={url}
        onCopy={() => copyText(printReportMarkdown(report))}
      />
    </>
  );
}

/** What is printed, as browsers do not print dialogs: in place of the page, and only then to be seen. */
function Paper({ report }: { readonly report: Report }) {
  return createPortal(
    <div className={styles.paper} aria-hidden="true">
      <Told report={report} />
    </div>,
    document.body,
  );
}

function Told({ report: { heading, scenario, story, url } }: { readonly report: Report }) {
  const [question, ...verdict] = heading;
  return (
    <article className={styles.story}>
      <h3 className={styles.question}>{question}</h3>
      {verdict.map((text) => (
        <p key={text} className={styles.text}>
          {text}
        </p>
      ))}
      <pre className={styles.scenario}>{printScenario(scenario)}</pre>
      <ol className={styles.list}>
        {story.steps.map((text, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
          <li key={at}>{text}</li>
        ))}
      </ol>
      <p className={styles.text}>{describeEnd(story.clock)}</p>
      <ul className={styles.list}>
        {story.remarks.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className={styles.text}>
        <a className={styles.link} href={url}>
          Open it in Lockscope
        </a>
      </p>
    </article>
  );
}

// What a gallery entry is about, with its answer on demand.
import type { Example } from "../../gallery/gallery.ts";
import { Answer } from "./Answer.tsx";
import styles from "./GalleryDialog.module.css";

export function ExampleDetails({ example }: { readonly example: Example }) {
  const { topic, title, question, answer, recording } = example;
  const jobs = Object.keys(recording.scenario.jobs).length;
  const choices = recording.branches[0]?.choices.length ?? 0;
  return (
    <article className={styles.details} aria-label={title}>
      <p className={styles.eyebrow}>{topic}</p>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.question}>{question}</p>
      <p className={styles.facts}>
        {jobs} {jobs === 1 ? "job" : "jobs"}, {KIND_WORDS[recording.scenario.kind]}
        {choices > 0 && `, ${choices} recorded choices to walk along`}
      </p>
      <Answer>{answer}</Answer>
    </article>
  );
}

const KIND_WORDS = {
  sharedlock: "plain locks",
  lockset: "one set of locks",
  manager: "seven levels",
} as const;

// Two moments side by side: what differs is marked.
import { Fragment } from "react";
import { formatNumber } from "../../sim/words.ts";
import { toSentence } from "../../store/announce.ts";
import type { Compared } from "../../worker/exploreMessages.ts";
import styles from "./WhatIf.module.css";

export function Contrasts({ compared }: { readonly compared: Compared }) {
  const { position, as, otherwise, isMade, contrasts } = compared;
  const other = isMade ? otherwise : `This step is not possible: ${toSentence(otherwise)}`;
  return (
    <>
      <p className={styles.verdict} role="status">
        {`The first difference is at step ${formatNumber(position)}.`}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">As it was</th>
            <th scope="col">As it would be</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{as}</td>
            <td>{as === other ? other : <mark>{other}</mark>}</td>
          </tr>
          {contrasts.map(({ title, lines }) => (
            <Fragment key={title}>
              <tr>
                <th scope="rowgroup" colSpan={2} className={styles.part}>
                  {title}
                </th>
              </tr>
              {lines.map(({ label, as: one, otherwise: two }) => (
                <tr key={label} className={one === two ? styles.same : undefined}>
                  <td>
                    <span className={styles.label}>{label}</span> {one}
                  </td>
                  <td>
                    <span className={styles.label}>{label}</span>{" "}
                    {one === two ? two : <mark>{two}</mark>}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  );
}

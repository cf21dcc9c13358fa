// Several schedules to choose from, each with what is particular about it.
import { useId } from "react";
import { formatNumber } from "../../sim/words.ts";
import type { Schedule } from "../../worker/exploreMessages.ts";
import styles from "./ScheduleChoice.module.css";
import { useInquiry, useInquiryActions } from "./useInquiry.ts";

export function ScheduleChoice({ schedules }: { readonly schedules: readonly Schedule[] }) {
  const name = useId();
  const chosen = useInquiry((state) => state.chosen);
  const { choose } = useInquiryActions();
  return (
    <fieldset className={styles.list}>
      <legend className="visually-hidden">Schedules</legend>
      {schedules.map(({ about }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order
        <label key={at} className={styles.item}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={at === chosen}
            onChange={() => choose(at)}
          />
          <span className={styles.number}>{formatNumber(at + 1)}</span>{" "}
          <span className={styles.about}>{about}</span>
        </label>
      ))}
    </fieldset>
  );
}

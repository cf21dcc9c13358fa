// How steps and runs choose: the policy, its seed, and the speed of a run.

import { useState } from "react";
import { POLICIES, type PolicyName } from "../../sim/policies.ts";
import { countWord } from "../../sim/words.ts";
import { SPEEDS } from "../../store/settings.ts";
import { TextField } from "../base/Field.tsx";
import { Popover } from "../base/Popover.tsx";
import { Select } from "../base/Select.tsx";
import { useSettings } from "../useSession.ts";
import styles from "./RunSettings.module.css";

const POLICY_WORDS: Readonly<Record<PolicyName, string>> = {
  roundRobin: "Round robin",
  firstReady: "First ready",
  random: "Random",
};

const POLICY_OPTIONS = POLICIES.map((value) => ({ value, label: POLICY_WORDS[value] }));
const SPEED_OPTIONS = SPEEDS.map((speed) => ({
  value: String(speed),
  label: `${countWord(speed, "step")}/s`,
}));

/** In the line of the transport. */
export function RunSettings() {
  return (
    <div className={styles.line}>
      <Controls isInLine />
    </div>
  );
}

/** Behind a button, where the line has no room. */
export function RunSettingsMenu() {
  return (
    <Popover trigger={{ label: "How runs go", icon: "settings", isIconOnly: true }} align="end">
      {() => (
        <div className={styles.column}>
          <Controls isInLine={false} />
        </div>
      )}
    </Popover>
  );
}

function Controls({ isInLine }: { readonly isInLine: boolean }) {
  const policy = useSettings((settings) => settings.policy);
  const speed = useSettings((settings) => settings.speed);
  const change = useSettings((settings) => settings.change);
  const changeSpeed = (value: string) => {
    const chosen = SPEEDS.find((candidate) => String(candidate) === value);
    if (chosen !== undefined) change({ speed: chosen });
  };
  const shared = { isLabelHidden: isInLine, isQuiet: isInLine };
  return (
    <>
      <Select
        {...shared}
        label="Policy: who steps next"
        options={POLICY_OPTIONS}
        value={policy}
        onChange={(value) => change({ policy: value })}
      />
      {policy === "random" && <SeedField isLabelHidden={isInLine} />}
      <Select
        {...shared}
        label="Speed of a run"
        options={SPEED_OPTIONS}
        value={String(speed)}
        onChange={changeSpeed}
      />
    </>
  );
}

function SeedField({ isLabelHidden }: { readonly isLabelHidden: boolean }) {
  const seed = useSettings((settings) => settings.seed);
  const change = useSettings((settings) => settings.change);
  const [text, setText] = useState(String(seed));
  const type = (value: string) => {
    setText(value);
    // What is no seed is left out by the settings; the field goes back to the last one when left.
    if (/^\d{1,10}$/.test(value)) change({ seed: Number(value) });
  };
  return (
    <div className={styles.seed}>
      <TextField
        label="Seed"
        isLabelHidden={isLabelHidden}
        data-tip="Seed of the random policy: the same seed, the same run"
        inputMode="numeric"
        value={text}
        onChange={type}
        onBlur={() => setText(String(seed))}
      />
    </div>
  );
}

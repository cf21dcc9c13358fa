// What a gallery entry is.
import type { ChoiceJson } from "../formats/choiceJson.ts";

/** Title, question and answer stand in the scenario's own text, so that they travel with it. */
export interface ExampleText {
  /** Stable: settings and tests name it. */
  readonly id: string;
  readonly topic: string;
  /** In the scenario text format. */
  readonly scenario: string;
  /** What happens, for those who step along. */
  readonly choices: readonly ChoiceJson[];
}

// A comparison as it goes: started when asked for, ended with the dialog.
import { useEffect, useRef, useState } from "react";
import { startComparing } from "../../worker/compareClient.ts";
import { spawnExplorer } from "../../worker/exploreClient.ts";
import type { Compared, CompareOrder } from "../../worker/exploreMessages.ts";

export type ComparisonState =
  | { readonly type: "none" }
  | { readonly type: "comparing"; readonly made: number; readonly of: number }
  /** `compared` is null where nothing differs to the end. */
  | { readonly type: "done"; readonly compared: Compared | null; readonly order: CompareOrder }
  | { readonly type: "failed"; readonly message: string };

interface Controls {
  readonly state: ComparisonState;
  readonly compare: (order: CompareOrder) => void;
  /** Also what was found is no more. */
  readonly stop: () => void;
}

export function useComparison(): Controls {
  const [state, setState] = useState<ComparisonState>({ type: "none" });
  const end = useRef(() => {});
  useEffect(() => () => end.current(), []);
  return {
    state,
    compare: (order) => {
      end.current();
      const of = order.as.choices.length;
      setState({ type: "comparing", made: 0, of });
      end.current = startComparing(spawnExplorer, order, {
        onProgress: (made) => setState({ type: "comparing", made, of }),
        onCompared: (compared) => setState({ type: "done", compared, order }),
        onFailed: (message) => setState({ type: "failed", message }),
      });
    },
    stop: () => {
      end.current();
      setState({ type: "none" });
    },
  };
}

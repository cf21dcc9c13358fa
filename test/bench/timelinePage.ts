// The page that the timeline's benchmark drives: what it needs of the page's code.
import { select } from "d3";
import { createTimeline } from "../../src/graph/timeline.ts";
import "../../src/ui/tokens.css";

const code = { createTimeline, select };

export type PageCode = typeof code;

Object.assign(window, { code });

// Where there is little room, buttons that have an icon show it alone.
import { createContext } from "react";

/** `<CompactContext value>` around a row of buttons; what they open is as wide as ever. */
export const CompactContext = createContext(false);

// Shows and hides the timeline below the transport.
import { IconButton } from "../base/Button.tsx";
import { useSettings } from "../useSession.ts";

export function TimelineToggle() {
  const isOpen = useSettings((settings) => settings.isTimelineOpen);
  const change = useSettings((settings) => settings.change);
  return (
    <IconButton
      label={isOpen ? "Hide the timeline" : "Show the timeline"}
      icon="dock"
      onClick={() => change({ isTimelineOpen: !isOpen })}
    />
  );
}

// Says each step in one sentence to those who listen to the page.
import { useSession } from "./useSession.ts";

export function Announcer() {
  const announcement = useSession((state) => state.announcement);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {announcement}
    </div>
  );
}

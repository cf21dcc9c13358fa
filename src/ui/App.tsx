// The page: the whole tool, or what a frame shows.
import { Embed } from "./Embed.tsx";
import { useSession } from "./useSession.ts";
import { Workbench } from "./Workbench.tsx";

export function App() {
  const isEmbedded = useSession((state) => state.isEmbedded);
  return isEmbedded ? <Embed /> : <Workbench />;
}

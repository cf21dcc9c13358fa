// The worker's entry: takes requests one after the other, and answers each once, whatever happens.
import { describeError } from "../sim/words.ts";
import { Engine } from "./engine.ts";
import type { Envelope, Reply } from "./messages.ts";

const engine = new Engine();
let previous: Promise<void> = Promise.resolve();

async function answer({ id, request }: Envelope): Promise<void> {
  let reply: Reply;
  try {
    reply = { id, type: "done", value: await engine.handle(request) };
  } catch (error) {
    reply = { id, type: "failed", message: describeError(error) };
  }
  self.postMessage(reply);
}

self.addEventListener("message", (event: MessageEvent<Envelope>) => {
  previous = previous.then(() => answer(event.data));
});

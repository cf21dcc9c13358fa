// The headers by which a page and its workers may share memory, put on responses that come without them.

const NEEDED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
} as const;

/** Named in `Server-Timing`, the one header of its own document that a page can read. */
export const ADDED_MARK = "lockscope-isolation";

/** The same response with the headers; as it is where it may not be read (a redirect). */
export function isolate(response: Response): Response {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  const isSent = Object.entries(NEEDED).every(([name, value]) => headers.get(name) === value);
  if (!isSent) headers.append("Server-Timing", ADDED_MARK);
  for (const [name, value] of Object.entries(NEEDED)) headers.set(name, value);
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  const { body, status, statusText } = response;
  return new Response(body, { status, statusText, headers });
}

// Whether a server still has this page: another one may live at its address by now, which ours must not hide.

/**
 * @param script the address of the service worker's own script
 * @returns false where the server answers that there is no such script; true where it cannot be reached
 */
export async function isStillServed(script: string, fetchFile: typeof fetch): Promise<boolean> {
  try {
    const response = await fetchFile(script, { method: "HEAD", cache: "no-store" });
    if (!response.ok) return response.status !== 404 && response.status !== 410;
    // Many servers answer what they do not know with a document.
    return /javascript/.test(response.headers.get("Content-Type") ?? "");
  } catch {
    return true;
  }
}

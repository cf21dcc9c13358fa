// Hands a text to the browser as a download.

/** `name` is what the file is called; the text is stored as UTF-8. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The click has started the download from the blob; the address is of no more use.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** Saves a file the page has made: through the desktop's own dialog, or as a download in a browser. */
export async function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (window.gongshi !== undefined) {
    await window.gongshi.saveFile({ name, bytes });
    return;
  }
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export function saveText(name: string, text: string): Promise<void> {
  return saveBytes(name, new TextEncoder().encode(text));
}

/** A chosen file's bytes as base64, the form in which the contract takes files. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  const piece = 0x8000;
  for (let from = 0; from < bytes.length; from += piece)
    binary += String.fromCharCode(...bytes.subarray(from, from + piece));
  return btoa(binary);
}

/** The bytes behind base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * The head of the audit chain as people copy it (共商指纹): the first 16 hexadecimal digits in groups of four. Printed on
 * minutes and notices, paper on the wall anchors the record without any network.
 */
export function fingerprintOf(hash: string): string {
  return hash
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}

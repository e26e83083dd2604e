/** A structured-clone-like JSON codec. Runs in Node and, through toString(), in the page: keep it self-contained. */
export function codec() {
  const b64 = (u8: Uint8Array): string => {
    let s = '';
    for (const b of u8) s += String.fromCharCode(b);
    return btoa(s);
  };
  const u8 = (s: string): Uint8Array => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));
  const enc = (v: any): any => {
    if (v === undefined) return { $: 'u' };
    if (typeof v === 'bigint') return { $: 'n', v: String(v) };
    if (typeof v === 'number' && !Number.isFinite(v)) return { $: 'f', v: String(v) };
    if (typeof v === 'function' || typeof v === 'symbol') throw new Error('An object could not be cloned.');
    if (v === null || typeof v !== 'object') return v;
    if (v instanceof Date) return { $: 'd', v: v.getTime() };
    if (v instanceof Map) return { $: 'm', v: [...v].map(([a, b]) => [enc(a), enc(b)]) };
    if (v instanceof Set) return { $: 's', v: [...v].map(enc) };
    if (v instanceof ArrayBuffer) return { $: 'b', v: b64(new Uint8Array(v)) };
    if (ArrayBuffer.isView(v))
      return {
        $: 't',
        c: v.constructor.name === 'Buffer' ? 'Uint8Array' : v.constructor.name,
        v: b64(new Uint8Array(v.buffer, v.byteOffset, v.byteLength)),
      };
    if (v instanceof Error) return { $: 'e', n: v.name, v: v.message };
    if (Array.isArray(v)) return v.map(enc);
    return { $: 'o', v: Object.fromEntries(Object.entries(v).map(([k, x]) => [k, enc(x)])) };
  };
  const dec = (v: any): any => {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map(dec);
    switch (v.$) {
      case 'u':
        return undefined;
      case 'n':
        return BigInt(v.v);
      case 'f':
        return Number(v.v);
      case 'd':
        return new Date(v.v);
      case 'm':
        return new Map(v.v.map(([a, b]: [any, any]) => [dec(a), dec(b)]));
      case 's':
        return new Set(v.v.map(dec));
      case 'b':
        return u8(v.v).buffer;
      case 't':
        return v.c === 'DataView' ? new DataView(u8(v.v).buffer) : new (globalThis as any)[v.c](u8(v.v).buffer);
      case 'e':
        return Object.assign(new Error(v.v), { name: v.n });
      default:
        return Object.fromEntries(Object.entries(v.v).map(([k, x]) => [k, dec(x)]));
    }
  };
  return { enc, dec };
}

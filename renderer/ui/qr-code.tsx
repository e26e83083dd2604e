import { create } from 'qrcode';
import { useMemo } from 'react';

/** A QR code, drawn as lines: sharp at any size, on the screen and on paper. `label` says what it is to those who do not see it. */
export function QrCode({ text, label, size = '9em' }: { text: string; label: string; size?: string }) {
  const src = useMemo(() => `data:image/svg+xml,${encodeURIComponent(qrSvg(text))}`, [text]);
  return <img src={src} alt={label} style={{ width: size, height: size, flex: 'none' }} />;
}

/** The quiet zone around a code, in its squares: the standard's four. */
const quiet = 4;

/** The dark squares as one path, with how many squares a side has. */
export function qrPath(text: string): { side: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) !== 0) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  return { side: modules.size + 2 * quiet, path };
}

function qrSvg(text: string): string {
  const { side, path } = qrPath(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`;
}

import { create } from 'qrcode';
import { useMemo } from 'react';

/** A QR code, drawn as lines: sharp at any size, on the screen and on paper. `label` says what it is to those who do not see it. */
export function QrCode({ content, label, size = '9em' }: { content: string; label: string; size?: string }) {
  const src = useMemo(() => `data:image/svg+xml,${encodeURIComponent(drawing(content))}`, [content]);
  return <img src={src} alt={label} style={{ width: size, height: size, flex: 'none' }} />;
}

/** The margin that scanners need, in modules. */
const quiet = 4;

function drawing(content: string): string {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  let dots = '';
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) dots += `M${x} ${y}h1v1h-1z`;
  }
  const side = modules.size + quiet * 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-quiet} ${-quiet} ${side} ${side}" shape-rendering="crispEdges"><rect x="${-quiet}" y="${-quiet}" width="${side}" height="${side}" fill="#fff"/><path d="${dots}"/></svg>`;
}

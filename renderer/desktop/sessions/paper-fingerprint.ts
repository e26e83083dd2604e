import { qrPath } from '../../ui/qr-code.tsx';

/**
 * Puts the QR code of the fingerprint beside its line on a drawn paper: the Word file has its code as text alone, since
 * pictures are not among what templates can be filled with.
 */
export function showFingerprintCode(sheet: HTMLElement, label: string): void {
  const line = [...sheet.querySelectorAll('p')].find((paragraph) => code.test(paragraph.textContent ?? ''));
  const [text] = code.exec(line?.textContent ?? '') ?? [];
  if (line === undefined || text === undefined) return;
  const { side, path } = qrPath(text);
  const names = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(names, 'svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('style', 'width: 24mm; height: 24mm; display: block; margin-top: 1mm');
  const drawn = document.createElementNS(names, 'path');
  drawn.setAttribute('d', path);
  // The drawing's own styles leave shapes without a fill.
  drawn.setAttribute('fill', '#000');
  svg.append(drawn);
  line.append(svg);
}

const code = /GSFP-[0-9A-F]{22}/;

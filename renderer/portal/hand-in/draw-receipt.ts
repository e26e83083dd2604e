import { toCanvas } from 'qrcode';

const width = 720;
const edge = 48;

/** The receipt as one picture, a data URL: number, code in large characters, and the QR code of the page to look it up. */
export async function drawReceipt(receipt: {
  readonly title: string;
  readonly label: string;
  readonly code: string;
  readonly scan: string;
  readonly url: string;
}): Promise<string> {
  const { title, label, code, scan, url } = receipt;
  const canvas = document.createElement('canvas');
  const groups = code.split('-');
  const lines = [groups.slice(0, 3).join('-'), groups.slice(3).join('-')];
  canvas.width = width;
  canvas.height = 900;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#b3261e';
  context.fillRect(0, 0, canvas.width, 12);
  const write = (text: string, y: number, font: string, colour = '#1f2328'): void => {
    context.fillStyle = colour;
    context.font = `${font} 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif`;
    context.textAlign = 'center';
    context.fillText(text, width / 2, y, width - 2 * edge);
  };
  write(title, 90, '600 44px');
  write(label, 150, '32px', '#57606a');
  lines.forEach((line, index) => {
    context.fillStyle = '#1f2328';
    context.font = '600 54px ui-monospace, Menlo, Consolas, monospace';
    context.fillText(line, width / 2, 225 + index * 76, width - 2 * edge);
  });
  const square = document.createElement('canvas');
  await toCanvas(square, url, { width: 480, margin: 2, errorCorrectionLevel: 'M' });
  context.drawImage(square, (width - 480) / 2, 335, 480, 480);
  write(scan, 860, '28px', '#57606a');
  return canvas.toDataURL('image/png');
}

import type { BrowserWindow } from 'electron';
import { saveFile } from './dialogs.ts';

/** The page as a PDF on A4, without what the print style leaves out, saved where the person says. */
export async function saveAsPdf(window: BrowserWindow): Promise<void> {
  const bytes = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  await saveFile(window, { name: `${window.getTitle()}.pdf`, bytes });
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const ran = (...command: string[]): boolean => spawnSync(command[0] ?? '', command.slice(1)).status === 0;

/** Whether this process may mount: root in a container that allows it. */
export const mayMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-mount-'));
  const could = ran('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder) && ran('umount', folder);
  rmSync(folder, { recursive: true, force: true });
  return could;
})();

function mountPoint(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongshi-mount-'));
  onTestFinished(() => {
    ran('umount', '--lazy', folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A disk of so many kilobytes, gone after the test. */
export function smallDisk(kilobytes: number): string {
  const folder = mountPoint();
  if (!ran('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)) throw new Error('no small disk');
  return folder;
}

/** The same folder seen through a mount that nobody can write to, root included. */
export function writeProtected(folder: string): string {
  const view = mountPoint();
  mkdirSync(folder, { recursive: true });
  if (!ran('mount', '--bind', folder, view) || !ran('mount', '-o', 'remount,ro,bind', view))
    throw new Error('no write-protected view');
  return view;
}

/** A disk whose free room can be set while it is in use. */
export function diskThatShrinks(): { readonly folder: string; leave(bytes: number): void } {
  const folder = smallDisk(64 * 1024);
  return {
    folder,
    leave(bytes) {
      const { blocks, bfree, bsize } = statfsSync(folder);
      const used = (blocks - bfree) * bsize;
      const size = Math.ceil((used + bytes) / 1024);
      if (!ran('mount', '-o', `remount,size=${size}k`, folder)) throw new Error('the disk did not change its size');
    },
  };
}

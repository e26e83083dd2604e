/** Bytes of photos and recordings by the id of what is attached to the draft. */
export type Blobs = Readonly<Record<string, Blob>>;

interface KeptFile {
  readonly id: string;
  readonly blob: Blob;
}

const storeName = 'files';

/** Keeps a file on the phone. @returns whether it does; where not, it is there as long as the page is open */
export async function keepFile(id: string, blob: Blob): Promise<boolean> {
  try {
    await change((store) => store.put({ id, blob } satisfies KeptFile));
    return true;
  } catch {
    return false;
  }
}

/** Forgets these files, or all. */
export async function dropFiles(ids: readonly string[] | 'all'): Promise<void> {
  try {
    await change((store) => {
      if (ids === 'all') store.clear();
      else for (const id of ids) store.delete(id);
    });
  } catch {
    // Then none was kept.
  }
}

/** The files kept, as far as they can still be read; none where the browser keeps none. */
export async function keptFiles(): Promise<Blobs> {
  try {
    const database = await open();
    const asked = database.transaction(storeName).objectStore(storeName).getAll() as IDBRequest<KeptFile[]>;
    const files = await new Promise<KeptFile[]>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('not read'));
    });
    database.close();
    const read = await Promise.all(
      files.map(async ({ id, blob }) => {
        const copy = await copyOf(blob).catch(() => undefined);
        return copy === undefined ? [] : [[id, copy] as const];
      }),
    );
    return Object.fromEntries(read.flat());
  } catch {
    return {};
  }
}

/**
 * The bytes by themselves: what a phone's picker lends, or its browser keeps, may be gone a minute later.
 * @throws DOMException when they cannot be read (any more)
 */
export async function copyOf(blob: Blob): Promise<Blob> {
  return new Blob([await blob.arrayBuffer()], { type: blob.type });
}

async function change(act: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  const transaction = database.transaction(storeName, 'readwrite');
  act(transaction.objectStore(storeName));
  await settle(transaction);
  database.close();
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('gongshi-draft', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(storeName, { keyPath: 'id' });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('no database'));
  });
}

function settle(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('not kept'));
    transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  });
}

/** A photo or a recording of the draft. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
  readonly showsPerson: boolean;
}

const storeName = 'files';

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

/** Keeps exactly these files on the phone. A browser that cannot keep them has them as long as the page is open. */
export async function keepFiles(files: readonly DraftFile[]): Promise<void> {
  try {
    const database = await open();
    const transaction = database.transaction(storeName, 'readwrite');
    const store = transaction.objectStore(storeName);
    store.clear();
    for (const file of files) store.put(file);
    await settle(transaction);
    database.close();
  } catch {
    // Nothing to be done about it; what is typed is kept apart.
  }
}

/** The files kept; none where the browser keeps none. */
export async function keptFiles(): Promise<readonly DraftFile[]> {
  try {
    const database = await open();
    const asked = database.transaction(storeName).objectStore(storeName).getAll() as IDBRequest<DraftFile[]>;
    const files = await new Promise<DraftFile[]>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('not read'));
    });
    database.close();
    return files;
  } catch {
    return [];
  }
}

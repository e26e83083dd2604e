import sodium from 'libsodium-wrappers-sumo';

/** libsodium once its WebAssembly has been loaded (some 30 ms, at the first use and not at start-up). */
export async function libsodium(): Promise<typeof sodium> {
  await sodium.ready;
  return sodium;
}

/** Registers petitions as fast as it can and says `ok` after each acknowledgement, until somebody kills it. */
import { openBackend } from './open-for-child.ts';

const [dataDir = ''] = process.argv.slice(2);
const { send } = await openBackend(dataDir);
for (let n = 0; ; n += 1) {
  const reply = await send('petition.register', { text: `第${n}条：断电前的最后一句话` });
  if (!reply.ok) throw new Error(reply.error.code);
  process.stdout.write('ok\n');
}

/** The other side of utilityProcess.fork: provides process.parentPort, then runs the given script. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const file = process.argv[2]!;
process.argv.splice(1, 2, file);
const queue: any[] = [];
/** Like a real MessagePortMain: messages wait for start(). */
class RelayPort extends EventEmitter {
  readonly id: number;
  waiting: unknown[] | undefined = [];
  constructor(id: number) {
    super();
    this.id = id;
  }
  start(): void {
    const w = this.waiting;
    this.waiting = undefined;
    w?.forEach((data) => this.deliver(data));
  }
  deliver(data: unknown): void {
    if (this.waiting) this.waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }
  postMessage(data: unknown): void {
    process.send!({ port: this.id, data });
  }
  close(): void {
    this.emit('close');
  }
}
const ports: RelayPort[] = [];
const adopt = (id: number): RelayPort => (ports[id] = new RelayPort(id));
const parentPort = Object.assign(new EventEmitter(), { postMessage: (data: unknown) => process.send!({ data }) });
const receive = (m: any): void => {
  if ('port' in m) ports[m.port]?.deliver(m.data);
  else parentPort.emit('message', { data: m.data, ports: m.ports.map(adopt) });
};
// Like Electron's ParentPort: messages wait until somebody listens, and keep their order.
let listening = false;
process.on('message', (m) => {
  if (listening) receive(m);
  else queue.push(m);
});
parentPort.on('newListener', (name) => {
  if (name === 'message' && !listening)
    setImmediate(() => {
      listening = true;
      queue.splice(0).forEach(receive);
    });
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
Object.assign(process, { parentPort, type: 'utility' });
await import(pathToFileURL(path.resolve(file)).href);

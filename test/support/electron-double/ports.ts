import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

export class MessagePortMain extends EventEmitter {
  readonly native: MessagePort;
  #started = false;
  constructor(native: MessagePort) {
    super();
    this.native = native;
    native.on('close', () => this.emit('close'));
  }
  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.native.on('message', (m: { data: unknown; ports: MessagePort[] }) =>
      this.emit('message', { data: m.data, ports: m.ports.map((p) => new MessagePortMain(p)) }),
    );
  }
  postMessage(data: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map((p) => p.native);
    this.native.postMessage({ data, ports }, ports);
  }
  close(): void {
    this.native.close();
  }
}
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

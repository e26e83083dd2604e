/**
 * The two scripts that stand in for Electron inside a page; both are sent as source text (toString()).
 * `isolated` runs in a REAL isolated world (as the sandboxed preload does) before any page script,
 * `mainWorld` in the page's own world. They share only the DOM, so contextBridge crosses by cloned DOM events.
 */
export function mainWorld(): void {
  const calls = new Map<number, { resolve: (v: unknown) => void; reject: (e: unknown) => void }>();
  const callbacks = new Map<number, (...a: unknown[]) => unknown>();
  let next = 0;
  const wrapArg = (a: unknown): unknown => {
    if (typeof a !== 'function') return a;
    callbacks.set(++next, a as never);
    return { __bridgeCallback: next };
  };
  const build = (shape: any, path: string[]): unknown => {
    if (shape.fn) {
      return (...args: unknown[]) => {
        const id = ++next;
        const detail = structuredClone({ id, path, args: args.map(wrapArg) });
        let sync: any;
        const onSync = (e: Event): void => {
          if ((e as CustomEvent).detail.id === id) sync = (e as CustomEvent).detail;
        };
        addEventListener('__bridge:sync', onSync);
        const promise = new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
        dispatchEvent(new CustomEvent('__bridge:call', { detail }));
        removeEventListener('__bridge:sync', onSync);
        if (!sync || sync.promise) return promise;
        calls.delete(id);
        if (sync.error !== undefined) throw new Error(sync.error);
        return sync.value;
      };
    }
    if (shape.keys)
      return Object.freeze(Object.fromEntries(Object.entries(shape.keys).map(([k, s]) => [k, build(s, [...path, k])])));
    return shape.value;
  };
  addEventListener('__bridge:expose', (e) => {
    const { key, shape } = (e as CustomEvent).detail;
    Object.defineProperty(globalThis, key, {
      value: build(shape, [key]),
      enumerable: true,
      configurable: false,
      writable: false,
    });
  });
  addEventListener('__bridge:settle', (e) => {
    const { id, value, error } = (e as CustomEvent).detail;
    if (error === undefined) calls.get(id)?.resolve(value);
    else calls.get(id)?.reject(new Error(error));
    calls.delete(id);
  });
  addEventListener('__bridge:callback', (e) =>
    callbacks.get((e as CustomEvent).detail.id)?.(...(e as CustomEvent).detail.args),
  );
}

export function isolated(
  makeCodec: () => { enc(v: any): any; dec(v: any): any },
  processInfo: Record<string, unknown>,
): void {
  const { enc, dec } = makeCodec();
  const emit = (name: string, detail: unknown): boolean =>
    dispatchEvent(new CustomEvent(`__bridge:${name}`, { detail: structuredClone(detail) }));
  const send = (m: unknown): void => (globalThis as any).__electronSend(JSON.stringify(enc(m)));
  const ports = new Map<number, MessagePort>();
  const pending = new Map<number, { resolve: (v: unknown) => void; reject: (e: unknown) => void }>();
  const listeners = new Map<string, Set<(...a: any[]) => void>>();
  let next = 0;
  const adopt = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = (e) => send({ t: 'port', id, data: e.data });
    return port2;
  };
  (globalThis as any).__electronReceive = (text: string) => {
    const m = dec(JSON.parse(text));
    if (m.t === 'port') ports.get(m.id)?.postMessage(m.data);
    else if (m.t === 'closed') ports.get(m.id)?.close();
    else if (m.t === 'reply') {
      const p = pending.get(m.id);
      pending.delete(m.id);
      if (m.error === undefined) p?.resolve(m.value);
      else p?.reject(new Error(`Error invoking remote method '${m.channel}': ${m.error}`));
    } else
      for (const f of [...(listeners.get(m.channel) ?? [])])
        f({ sender: ipcRenderer, ports: m.ports.map(adopt), senderId: 0 }, ...m.args);
  };
  const ipcRenderer: any = {
    send: (channel: string, ...args: unknown[]) => send({ t: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++next;
        pending.set(id, { resolve, reject });
        send({ t: 'invoke', id, channel, args });
      }),
    on(channel: string, f: never) {
      let s = listeners.get(channel);
      if (!s) listeners.set(channel, (s = new Set()));
      s.add(f);
      return ipcRenderer;
    },
    once(channel: string, f: (...a: any[]) => void) {
      const g = (...a: any[]): void => {
        ipcRenderer.off(channel, g);
        f(...a);
      };
      return ipcRenderer.on(channel, g);
    },
    off(channel: string, f: never) {
      listeners.get(channel)?.delete(f);
      return ipcRenderer;
    },
    removeListener: (channel: string, f: never) => ipcRenderer.off(channel, f),
  };
  const exposed: Record<string, any> = {};
  const shapeOf = (v: any): any =>
    typeof v === 'function'
      ? { fn: true }
      : v && typeof v === 'object' && Object.getPrototypeOf(v) === Object.prototype
        ? { keys: Object.fromEntries(Object.keys(v).map((k) => [k, shapeOf(v[k])])) }
        : { value: v };
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in exposed)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      exposed[key] = api;
      emit('expose', { key, shape: shapeOf(api) });
    },
  };
  const message = (e: unknown): string => (e instanceof Error ? e.message : String(e));
  addEventListener('__bridge:call', (event) => {
    const { id, path, args } = (event as CustomEvent).detail;
    const unwrap = (a: any): any =>
      a && typeof a === 'object' && '__bridgeCallback' in a
        ? (...x: unknown[]) => emit('callback', { id: a.__bridgeCallback, args: x })
        : a;
    try {
      const fn = path.reduce((o: any, k: string) => o[k], exposed);
      const out = fn(...args.map(unwrap));
      if (typeof out?.then === 'function') {
        emit('sync', { id, promise: true });
        out.then(
          (value: unknown) => emit('settle', { id, value }),
          (e: unknown) => emit('settle', { id, error: message(e) }),
        );
      } else emit('sync', { id, value: out });
    } catch (e) {
      emit('sync', { id, error: message(e) });
    }
  });
  const modules: Record<string, unknown> = {
    electron: { ipcRenderer, contextBridge, webFrame: {}, webUtils: { getPathForFile: (f: File) => f.name } },
  };
  const require = (id: string): unknown => {
    if (id in modules) return modules[id];
    throw new Error(`module not found: ${id}`);
  }; // what a sandboxed preload gets
  // The caller splices the preload text in after this (an eval here would meet the page's CSP).
  (globalThis as any).__runPreload = {
    require,
    process: { ...processInfo, env: {}, contextIsolated: true, sandboxed: true, type: 'renderer' },
  };
}

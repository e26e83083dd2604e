import { get as getOverHttp } from 'node:http';
import { get as getOverHttps } from 'node:https';
import { performance } from 'node:perf_hooks';

const patience = 3_000;

/**
 * Asks the host for its key over the network address that phones use.
 * @param address as phones have it, e.g. `http://192.168.1.20:8090`
 * @param ip where it is: a name in the address may not be known on this PC
 */
export function answersAt(address: string, ip: string): Promise<{ answers: boolean; millis: number }> {
  const { host, protocol, port } = new URL(address);
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const done = (answers: boolean): void => resolve({ answers, millis: Math.round(performance.now() - startedAt) });
    const get = protocol === 'https:' ? getOverHttps : getOverHttp;
    const request = get(
      // Whether phones trust the certificate is the phones' business: it is the connection that is tried here.
      {
        host: ip,
        port,
        path: '/api/key',
        headers: { host },
        timeout: patience,
        agent: false,
        rejectUnauthorized: false,
      },
      (response) => {
        response.resume();
        done(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => done(false));
  });
}

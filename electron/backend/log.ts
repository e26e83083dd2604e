import { randomBytes } from 'node:crypto';

/** Messages for the person who looks after the PC. Never petition text, never an identity, never a choice. */
export interface Log {
  info(message: string): void;
  /** Returns the id under which the page's error message can be found again. */
  error(message: string, cause: unknown): string;
}

export function createLog(write: (line: string) => void): Log {
  const line = (level: string, message: string): void => write(`${new Date().toISOString()} ${level} ${message}`);
  return {
    info: (message) => line('info', message),
    error: (message, cause) => {
      const id = randomBytes(4).toString('hex');
      // Name, code and stack only: the message of a database error can quote values.
      const known = cause instanceof Error ? cause : new Error('unknown');
      const stack = (known.stack ?? '').split('\n').slice(1, 6).join('\n');
      const code = 'code' in known ? String(known.code) : '';
      const text = known.name === 'SqliteError' || known.name === 'ValiError' ? '' : known.message;
      line('error', `[${id}] ${message}: ${known.name} ${code} ${text}\n${stack}`);
      return id;
    },
  };
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anotherPage, phoneStorage } from '../support/phone-pages.ts';

const call = vi.fn<(name: string, input: object) => Promise<object>>();
let hasProof = false;
let ticket: string | undefined;

async function entrance() {
  const { useEntered } = await anotherPage(() => import('../../renderer/portal/representative/entered.store.ts'));
  useEntered.getState().begin();
  await vi.advanceTimersByTimeAsync(0);
  return () => useEntered.getState();
}

const asked = () => call.mock.calls.map(([name, input]) => [name, input]);
const answers = (name: string) => Promise.resolve(name === 'phone.enter' ? { proof: 'p' } : { name: '王芳' });

beforeEach(() => {
  phoneStorage();
  vi.useFakeTimers();
  hasProof = false;
  ticket = undefined;
  vi.doMock('../../renderer/portal/api/call.ts', () => ({
    phoneCall: call,
    scanned: {
      get ticket() {
        return ticket;
      },
    },
    hasProof: () => hasProof,
    setProof: () => {
      hasProof = true;
    },
    dropProof: () => {
      hasProof = false;
    },
  }));
});
afterEach(() => {
  vi.doUnmock('../../renderer/portal/api/call.ts');
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe('coming in when the Wi-Fi drops', () => {
  it('is tried again with the code that was typed at the door', async () => {
    const now = await entrance();
    call.mockRejectedValueOnce(new TypeError('lost')).mockImplementation(answers);
    await now().enter('7QK2M9XD');
    expect(now().error).toBeInstanceOf(TypeError);
    now().again();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()).toEqual([
      ['phone.enter', { ticket: '7QK2M9XD' }],
      ['phone.enter', { ticket: '7QK2M9XD' }],
      ['phone.me', {}],
    ]);
    expect(now()).toMatchObject({ name: '王芳', error: undefined });
  });

  it('does not spend a code again that has let this phone in', async () => {
    const now = await entrance();
    call.mockResolvedValueOnce({ proof: 'p' }).mockRejectedValueOnce(new TypeError('lost')).mockImplementation(answers);
    await now().enter('7QK2M9XD');
    now().again();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked().map(([name]) => name)).toEqual(['phone.enter', 'phone.me', 'phone.me']);
    expect(now().name).toBe('王芳');
  });

  it('is tried again with the code that was scanned', async () => {
    ticket = 'scanned';
    call.mockRejectedValueOnce(new TypeError('lost')).mockImplementation(answers);
    const now = await entrance();
    now().again();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()[1]).toEqual(['phone.enter', { ticket: 'scanned' }]);
    expect(now().name).toBe('王芳');
  });
});

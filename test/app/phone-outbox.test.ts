import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import { anotherPage, phoneStorage } from '../support/phone-pages.ts';
import { aac, adts, amr, box, frame, m4a, mp3, wav } from '../support/recordings.ts';

/** `busy`: it asks to come back after ten seconds. */
type Answer = 'lost' | 'busy' | ErrorCode | undefined;

/** The union's PC as phones meet it: what it has registered under which id, and how it answers next. */
const pc = {
  registered: new Map<string, { text: string; named: boolean; files: number; sealed: boolean[] }>(),
  attempts: [] as string[],
  /** Whether it arrives, and what comes back. */
  next: [] as { arrives: boolean; answer: Answer }[],
  hold: undefined as Promise<void> | undefined,
};

const callModule = '../../renderer/portal/api/call.ts';
const photo = new Blob(['a photo'], { type: 'image/jpeg' });

function asPc(): void {
  vi.doMock(callModule, async () => {
    const { AppError } = await import('../../shared/errors.ts');
    const { HostBusy } = await import('../../renderer/portal/api/ask-host.ts');
    let made = 0;
    const page = Math.random();
    return {
      scanned: {},
      newCommandId: () => `${page}-${(made += 1)}`,
      phoneCall: async (
        _call: string,
        input: { text: string; identity?: object; files: { content: string; showsPerson: boolean }[] },
        id: string,
      ) => {
        pc.attempts.push(id);
        const { arrives, answer } = pc.next.shift() ?? { arrives: true, answer: undefined };
        await pc.hold;
        if (arrives && !pc.registered.has(id)) {
          const sealed = input.files.map(({ showsPerson }) => showsPerson);
          const named = input.identity !== undefined;
          pc.registered.set(id, { text: input.text, named, files: input.files.length, sealed });
        }
        if (answer === 'lost') throw new TypeError('Failed to fetch');
        if (answer === 'busy') throw new HostBusy(10_000);
        if (answer !== undefined) throw new AppError(answer);
        return { petitionNo: '2025-0001', receiptCode: `SECRET-${id}`, named: pc.registered.get(id)?.named };
      },
    };
  });
}

const page = () => anotherPage(async () => (await import('../../renderer/portal/hand-in/outbox.store.ts')).useOutbox);

let kept: Map<string, string>;
beforeEach(() => {
  kept = phoneStorage();
  Object.assign(pc, { registered: new Map(), attempts: [], next: [], hold: undefined });
  // What a browser's reader gives, by the same name.
  vi.stubGlobal(
    'FileReader',
    class {
      result = '';
      onload = (): void => undefined;
      onerror = (): void => undefined;
      readAsDataURL(blob: Blob): void {
        blob.arrayBuffer().then(
          (bytes) => {
            this.result = `data:,${Buffer.from(bytes).toString('base64')}`;
            this.onload();
          },
          () => this.onerror(),
        );
      }
    },
  );
  asPc();
});
afterEach(() => {
  vi.doUnmock(callModule);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a petition in the outbox of a phone', () => {
  it('is registered once, whatever is changed after an answer that was lost, and the petitioner is told', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了' });
    pc.next = [{ arrives: true, answer: 'lost' }];
    await outbox.getState().send();
    expect(outbox.getState().stage).toBe('waiting');
    outbox.getState().takeBack();
    expect(outbox.getState()).toMatchObject({ stage: 'writing', draft: { text: '风扇坏了' } });
    outbox.getState().change({ text: '风扇坏了三台' });
    await outbox.getState().send();
    expect([...pc.registered.values()].map(({ text }) => text)).toEqual(['风扇坏了']);
    expect(outbox.getState()).toMatchObject({ stage: 'registered', sent: 'rewritten' });
  });

  it('says before it is sent again without a name that one with the name may be there, and on the receipt that it is', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了', named: true, name: '区志强' });
    pc.next = [{ arrives: true, answer: 'lost' }];
    await outbox.getState().send();
    outbox.getState().takeBack();
    outbox.getState().change({ named: false });
    // Also after the page was closed meanwhile.
    const later = await page();
    expect(later.getState()).toMatchObject({ stage: 'writing', sentNamed: true, draft: { named: false } });
    await later.getState().send();
    expect(later.getState()).toMatchObject({ receipt: { named: true }, wishedNamed: false, sent: 'changed' });
    expect(later.getState().unsent, 'its text is the same').toBeUndefined();
  });

  it('fears no name that was refused or went out only now, and knows where the anonymous one was first', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了', named: true, name: '110101199003074258' });
    pc.next = [{ arrives: false, answer: 'ID_CARD_NUMBER' }];
    await outbox.getState().send();
    expect(outbox.getState()).toMatchObject({ stage: 'writing', sentNamed: false });
    outbox.getState().change({ named: false });
    pc.next = [{ arrives: true, answer: 'lost' }];
    await outbox.getState().send();
    outbox.getState().takeBack();
    outbox.getState().change({ named: true, name: '区志强' });
    expect(outbox.getState().sentNamed).toBe(false);
    await outbox.getState().send();
    expect(outbox.getState()).toMatchObject({ receipt: { named: false }, wishedNamed: true });
  });

  it('leaves what was rewritten beside the receipt that came meanwhile, to be sent as one message', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了' });
    let letGo = (): void => undefined;
    pc.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const sending = outbox.getState().send();
    await vi.waitFor(() => expect(pc.attempts).toHaveLength(1));
    outbox.getState().takeBack();
    outbox.getState().change({ text: '风扇坏了三台，' });
    letGo();
    await sending;
    expect(outbox.getState()).toMatchObject({ stage: 'registered', unsent: { body: '风扇坏了三台，' } });
    const { unsent } = (await page()).getState();
    expect(unsent, 'the same message in every page').toEqual(outbox.getState().unsent);
    outbox.getState().changeUnsent('风扇坏了三台，灯也不亮');
    expect(outbox.getState().unsent?.commandId).not.toBe(unsent?.commandId);
    outbox.getState().dropUnsent();
    expect((await page()).getState()).toMatchObject({ stage: 'registered', unsent: undefined });
    outbox.getState().clear();
    expect(outbox.getState()).toMatchObject({ stage: 'writing', draft: { text: '' } });
  });

  it('stays changed since the one before when a later attempt is refused', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了' });
    pc.next = [
      { arrives: true, answer: 'lost' },
      { arrives: false, answer: 'BUSY' },
    ];
    await outbox.getState().send();
    let letGo = (): void => undefined;
    pc.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const sending = outbox.getState().send();
    await vi.waitFor(() => expect(pc.attempts).toHaveLength(2));
    outbox.getState().takeBack();
    outbox.getState().change({ text: '风扇坏了三台' });
    letGo();
    await sending;
    expect(outbox.getState()).toMatchObject({ stage: 'writing', sent: 'rewritten' });
  });

  it('is registered once when it is taken back and sent as it was, and nothing has to be said about it', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了' });
    pc.next = [{ arrives: true, answer: 'lost' }];
    await outbox.getState().send();
    outbox.getState().takeBack();
    await outbox.getState().send();
    expect(new Set(pc.attempts).size).toBe(1);
    expect(outbox.getState()).toMatchObject({ stage: 'registered', sent: 'same' });
  });

  it('says nothing of an earlier one after a refusal: that was registered by nobody', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了' });
    pc.next = [{ arrives: false, answer: 'ID_CARD_NUMBER' }];
    await outbox.getState().send();
    expect(outbox.getState()).toMatchObject({ stage: 'writing', error: { code: 'ID_CARD_NUMBER' } });
    outbox.getState().change({ text: '风扇坏了三台' });
    await outbox.getState().send();
    expect(outbox.getState()).toMatchObject({ stage: 'registered', sent: 'same' });
    expect([...pc.registered.values()].map(({ text }) => text)).toEqual(['风扇坏了三台']);
  });

  it('waits while the PC is held up, and is sent again by itself', async () => {
    vi.useFakeTimers();
    const outbox = await page();
    const stop = outbox.getState().start();
    outbox.getState().change({ text: '风扇坏了' });
    pc.next = [{ arrives: false, answer: 'DATABASE_LOCKED' }];
    await outbox.getState().send();
    expect(outbox.getState()).toMatchObject({ stage: 'waiting', error: { code: 'DATABASE_LOCKED' } });
    await vi.advanceTimersByTimeAsync(4100);
    stop();
    expect(outbox.getState().stage).toBe('registered');
  });

  it.each([
    [0, 10_000],
    [0.99, 19_900],
  ])(
    'comes back to a busy PC not before it was told to, whatever the Wi-Fi does (%d: %d ms)',
    async (drawn, afterMs) => {
      vi.useFakeTimers();
      vi.spyOn(Math, 'random').mockReturnValue(drawn);
      const heard = new Map<string, () => void>();
      vi.stubGlobal('addEventListener', (name: string, hear: () => void) => heard.set(name, hear));
      const outbox = await page();
      const stop = outbox.getState().start();
      outbox.getState().change({ text: '风扇坏了', named: true, name: '区志强' });
      pc.next = [{ arrives: false, answer: 'busy' }];
      await outbox.getState().send();
      expect(outbox.getState(), 'nothing was done').toMatchObject({ stage: 'waiting', sent: 'no', sentNamed: false });
      await vi.advanceTimersByTimeAsync(afterMs - 1000);
      heard.get('online')?.();
      await vi.advanceTimersByTimeAsync(900);
      expect(pc.attempts).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1200);
      stop();
      expect(outbox.getState().stage).toBe('registered');
    },
  );

  it('is sent as soon as the Wi-Fi is back, and within some seconds where nobody says so', async () => {
    vi.useFakeTimers();
    const heard = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (name: string, hear: () => void) => heard.set(name, hear));
    const outbox = await page();
    const stop = outbox.getState().start();
    outbox.getState().change({ text: '风扇坏了' });
    pc.next = [
      { arrives: false, answer: 'lost' },
      { arrives: false, answer: 'lost' },
    ];
    await outbox.getState().send();
    heard.get('online')?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(pc.attempts).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1900);
    expect(pc.attempts).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3200);
    stop();
    expect(outbox.getState().stage).toBe('registered');
  });

  it('is not sent without a file that cannot be read: it names the file, and does not wait for the Wi-Fi', async () => {
    const outbox = await page();
    const gone = { size: 5, arrayBuffer: () => Promise.reject(new Error('NotReadableError')) } as unknown as Blob;
    outbox.getState().change({ text: '风扇坏了' });
    await outbox.getState().attach({ id: 'a', name: '吊扇.jpg', showsPerson: false }, gone);
    await outbox.getState().send();
    expect(pc.attempts).toEqual([]);
    expect(outbox.getState()).toMatchObject({ stage: 'writing', error: { message: '吊扇.jpg' } });
  });

  it('is not sent without photos that the browser has lost, but when the petitioner was told', async () => {
    const before = await page();
    before.getState().change({ text: '风扇坏了' });
    await before.getState().attach({ id: 'a', name: '吊扇.jpg', showsPerson: false }, photo);
    pc.next = [{ arrives: false, answer: 'lost' }];
    await before.getState().send();
    // This phone keeps no files: they are gone with the page.
    const outbox = await page();
    const stop = outbox.getState().start();
    await vi.waitFor(() => expect(outbox.getState().stage).toBe('writing'));
    stop();
    expect(outbox.getState().lost.map(({ name }) => name)).toEqual(['吊扇.jpg']);
    expect(pc.registered.size).toBe(0);
    await outbox.getState().send();
    expect([...pc.registered.values()]).toMatchObject([{ files: 0 }]);
  });

  it('is not sent before it is known whether its photos are still there', async () => {
    const before = await page();
    before.getState().change({ text: '风扇坏了' });
    await before.getState().attach({ id: 'a', name: '吊扇.jpg', showsPerson: false }, photo);
    const outbox = await page();
    const stop = outbox.getState().start();
    await outbox.getState().send();
    stop();
    expect(pc.attempts).toEqual([]);
    expect(outbox.getState()).toMatchObject({ stage: 'writing', error: undefined, lost: [{ name: '吊扇.jpg' }] });
  });

  it('says that the phone keeps it only where it does', async () => {
    const outbox = await page();
    outbox.getState().change({ text: '风扇坏了' });
    expect(outbox.getState().isKept).toBe(true);
    await outbox.getState().attach({ id: 'a', name: '吊扇.jpg', showsPerson: false }, photo);
    expect(outbox.getState().isKept, 'its photo is not').toBe(false);
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    });
    const other = await page();
    other.getState().change({ text: '风扇坏了' });
    expect(other.getState()).toMatchObject({ isKept: false, draft: { text: '风扇坏了' } });
  });
});

describe('a petition in two pages of one phone', () => {
  it('is one: handed in from both it is registered once, and both show its receipt', async () => {
    const early = await page();
    early.getState().change({ text: '风扇坏了' });
    const late = await page();
    let letGo = (): void => undefined;
    pc.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const both = [early.getState().send(), late.getState().send()];
    letGo();
    await Promise.all(both);
    expect(pc.registered.size).toBe(1);
    expect(early.getState().receipt).toEqual(late.getState().receipt);
    expect([early.getState().stage, late.getState().stage]).toEqual(['registered', 'registered']);
  });

  it('never puts its old draft over the receipt that another page has got', async () => {
    const early = await page();
    early.getState().change({ text: '风扇坏了' });
    const late = await page();
    await late.getState().send();
    early.getState().change({ text: '风扇坏了，还有灯' });
    expect(kept.get('gongshi-outbox')).toContain('SECRET');
    expect(early.getState()).toMatchObject({ stage: 'registered', receipt: late.getState().receipt });
    await early.getState().send();
    expect(pc.attempts).toHaveLength(1);
  });

  it('does not empty what another page has begun since, nor bring a saved receipt back', async () => {
    const early = await page();
    early.getState().change({ text: '风扇坏了' });
    let letGo = (): void => undefined;
    pc.hold = new Promise((resolve) => {
      letGo = resolve;
    });
    const sending = early.getState().send();
    const asleep = await page();
    const late = await page();
    pc.hold = undefined;
    await late.getState().send();
    late.getState().clear();
    late.getState().change({ text: '饭堂太吵' });
    letGo();
    await sending;
    asleep.getState().clear();
    expect(kept.get('gongshi-outbox')).not.toContain('SECRET');
    expect(early.getState()).toMatchObject({ stage: 'writing', draft: { text: '饭堂太吵' } });
    expect((await page()).getState().draft.text).toBe('饭堂太吵');
  });

  it('goes sealed as one of them said last', async () => {
    const early = await page();
    early.getState().change({ text: '风扇坏了' });
    await early.getState().attach({ id: 'a', name: '我.jpg', showsPerson: false }, photo);
    const late = await page();
    late.getState().setShowsPerson('a', true);
    await early.getState().send();
    expect([...pc.registered.values()]).toMatchObject([{ sealed: [true] }]);
  });
});

describe('what is picked on a phone', () => {
  const drawing = '../../renderer/portal/hand-in/smaller-photo.ts';
  const picking = () =>
    anotherPage(async () => ({
      ...(await import('../../renderer/portal/hand-in/picking.store.ts')),
      ...(await import('../../renderer/portal/hand-in/outbox.store.ts')),
    }));
  let drawn: string[];
  beforeEach(() => {
    drawn = [];
    vi.doMock(drawing, () => ({
      smallerPhoto: async (file: Blob) => {
        const text = await file.text();
        drawn.push(`begin ${text}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 2);
        });
        drawn.push(`end ${text}`);
        return text.startsWith('heic') ? undefined : photo;
      },
      asBase64: async () => 'AAAA',
    }));
  });
  afterEach(() => vi.doUnmock(drawing));
  const file = (content: string | Uint8Array<ArrayBuffer>, name: string) => new File([content], name);

  it('is drawn one after another, and there is word of it meanwhile', async () => {
    const { usePicking, useOutbox } = await picking();
    const first = usePicking.getState().pick([file('1', '1.png'), file('2', '2.png')], 'photo');
    const second = usePicking.getState().pick([file('3', '3.png')], 'photo');
    await first;
    expect(usePicking.getState().busy).toBe(true);
    await second;
    expect(usePicking.getState().busy).toBe(false);
    expect(drawn).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
    expect(useOutbox.getState().attached.map(({ name }) => name)).toEqual(['1.jpg', '2.jpg', '3.jpg']);
  });

  it('is refused at once, by name and reason, where the union could not use it; beyond five it is counted', async () => {
    const { usePicking, useOutbox } = await picking();
    const lent = file('lent', 'lent.jpg');
    lent.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
    await usePicking.getState().pick([file('', 'empty.jpg'), file('heic', 'a.heic'), lent], 'photo');
    expect(usePicking.getState().refused).toEqual([
      { name: 'empty.jpg', why: 'empty' },
      { name: 'a.heic', why: 'photo' },
      { name: 'lent.jpg', why: 'unreadable' },
    ]);
    await usePicking.getState().pick([file('heic', 'a.ogg')], 'recording');
    expect(usePicking.getState().refused).toEqual([{ name: 'a.ogg', why: 'recording' }]);
    const seven = [1, 2, 3, 4, 5, 6, 7].map((n) => file(`${n}`, `${n}.jpg`));
    await usePicking.getState().pick(seven, 'photo');
    expect(usePicking.getState()).toMatchObject({ refused: [], tooMany: 2 });
    expect(useOutbox.getState().attached).toHaveLength(5);
  });

  it('is copied: what the picker has lent may be gone when it is sent', async () => {
    const { usePicking, useOutbox } = await picking();
    const lent = file(new Uint8Array(amr()), '录音.amr');
    const read = lent.arrayBuffer.bind(lent);
    lent.arrayBuffer = () => {
      lent.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
      return read();
    };
    await usePicking.getState().pick([lent], 'recording');
    const [blob] = Object.values(useOutbox.getState().blobs);
    expect(await blob?.text()).toBe(amr().toString());
  });

  it('is sealed by itself when it is a voice', async () => {
    const { usePicking, useOutbox } = await picking();
    await usePicking.getState().pick([file(new Uint8Array(amr()), '录音.amr'), file('1', '1.png')], 'recording');
    expect(useOutbox.getState().attached.map(({ name, showsPerson }) => [name, showsPerson])).toEqual([
      ['录音.amr', true],
      ['1.jpg', false],
    ]);
    expect(drawn).toEqual(['begin 1', 'end 1']);
  });
});

describe('a picked file is a recording', () => {
  it.each([
    ['M4A', m4a('x'), 'recording'],
    ['mp42 with nothing but sound', m4a('x', 'soun', 0, 'mp42'), 'recording'],
    ['3gp4 with nothing but sound', m4a('x', 'soun', 0, '3gp4'), 'recording'],
    ['a film', m4a('x', 'vide', 0, 'mp42'), 'film'],
    ['a track of places', m4a('x', 'meta', 0, 'mp42'), undefined],
    ['MP4 that was cut off', box('ftyp', 'mp42\0\0\0\0isom'), undefined],
    ['MP3', mp3('x', [frame(1), frame(2)]), 'recording'],
    ['MP3 without tags', frame(1), 'recording'],
    ['AAC', aac('x', [adts(1), adts(2)]), 'recording'],
    ['AAC without tags', adts(1), 'recording'],
    ['AMR', amr(), 'recording'],
    ['wide-band AMR', amr('#!AMR-WB\n'), 'recording'],
    ['WAV', wav('x'), 'recording'],
    ['Ogg', Buffer.from('OggS\0\x02'), undefined],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), undefined],
    ['text in UTF-16', Buffer.from([0xff, 0xfe, 0x41, 0x00]), undefined],
    ['nothing', Buffer.alloc(0), undefined],
  ])('%s', async (_what, bytes, told) => {
    const { soundIn } = await import('../../renderer/portal/hand-in/sound-in.ts');
    expect(soundIn(bytes)).toBe(told);
  });
});

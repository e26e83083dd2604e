import { beforeEach, describe, expect, it } from 'vitest';
import { useIntakeDrafts } from '../../renderer/stores/intake-draft.store.ts';
import type { AccountId } from '../../shared/ids.ts';

const chair = 'chair' as AccountId;
const officer = 'officer' as AccountId;
const drafts = () => useIntakeDrafts.getState();
const typed = { text: '三楼洗手台水龙头关不紧', title: '水龙头', category: 'living_conditions', urgent: false };

describe('a petition that was begun at the desk', () => {
  beforeEach(() => useIntakeDrafts.setState({ of: {} }));

  it('is kept for its writer, with what was chosen by hand, and shown to nobody else', () => {
    drafts().write(chair, typed, new Set(['text', 'category']));
    expect(drafts().of[chair]).toEqual({ fields: typed, byHand: ['text', 'category'] });
    expect(drafts().of[officer]).toBeUndefined();
  });

  it('keeps neither who it is from nor files', () => {
    const identity = { named: true, name: '陈小明', phone: '13800138000', employeeNo: 'CT0427' };
    drafts().write(chair, { ...typed, ...identity, files: [{ id: 'file', name: '陈小明.jpg' }] }, new Set(['name']));
    expect(JSON.stringify(drafts().of)).not.toMatch(/陈小明|13800138000|CT0427|named|file/);
    expect(drafts().of[chair]?.fields).toEqual(typed);
  });

  it('is none without a text', () => {
    drafts().write(chair, typed, new Set());
    drafts().write(chair, { ...typed, text: '  ' }, new Set());
    drafts().write(officer, { channel: 'desk', text: undefined }, new Set());
    expect(drafts().of).toEqual({});
  });

  it('comes back as it was put down, after what is being written on this page', () => {
    const body = JSON.stringify({ fields: typed, byHand: ['category'] });
    drafts().restore(chair, body);
    expect(drafts().of[chair]).toEqual({ fields: typed, byHand: ['category'] });
    drafts().write(chair, { ...typed, text: '接着写' }, new Set());
    drafts().restore(chair, body);
    expect(drafts().of[chair]?.fields.text).toBe('接着写');
    drafts().forget(chair);
    expect(drafts().of).toEqual({});
  });

  it.each([
    '',
    '{',
    '[]',
    '{"fields":{"text":7},"byHand":[]}',
    '{"fields":{"text":"灯坏了","category":"gone"},"byHand":[]}',
  ])('is let be where another version of the program wrote %j', (body) => {
    drafts().restore(chair, body);
    expect(drafts().of).toEqual({});
  });
});

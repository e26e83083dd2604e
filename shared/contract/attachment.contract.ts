import * as v from 'valibot';
import { command, participants, query, staff } from './define.ts';
import { count, id, text } from './fields.ts';

/** What may be added, told by content and not by name. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const audioTypes = [
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/wav',
  'audio/ogg',
  'audio/amr',
] as const;
/**
 * Recorders of Android put sound alone into files whose brand (isom, mp42, 3gp4) says film. They are taken as recordings,
 * and refused when a track in them is anything but sound.
 */
export const soundIn: Readonly<Record<string, (typeof audioTypes)[number]>> = {
  'video/mp4': 'audio/mp4',
  'video/3gpp': 'audio/mp4',
  'video/3gpp2': 'audio/mp4',
};

const megabyte = 1024 * 1024;
export const attachmentLimits = { photo: 10 * megabyte, audio: 20 * megabyte } as const;
/**
 * Bytes of a file that phones get. Photos that came by phone are far below it; larger ones are from the desk, and nothing
 * here can make them smaller.
 */
export const largestForPhone = 8 * megabyte;

export const attachmentContract = {
  /**
   * Takes a photo or a recording in, to be tied to a petition when that is registered. Photos lose everything but the
   * picture: place, camera and time could tell who took them.
   */
  'attachment.add': command({
    roles: staff,
    changes: [],
    errors: ['ATTACHMENT_TYPE', 'ATTACHMENT_TOO_LARGE', 'FILE_EMPTY', 'FILE_DAMAGED'],
    input: v.strictObject({
      name: text(120),
      /** The file's bytes, base64. */
      content: v.pipe(v.string(), v.maxLength(40_000_000)),
      /** The picture or voice tells who it is: then only the union gets to see it. */
      showsPerson: v.optional(v.boolean(), false),
    }),
    output: v.object({ attachmentId: id('Attachment'), mime: v.string(), bytes: count, metadataRemoved: v.boolean() }),
  }),
  'attachment.read': query({
    roles: participants,
    errors: ['FILE_MISSING'],
    input: v.strictObject({ attachmentId: id('Attachment') }),
    output: v.object({ name: v.string(), mime: v.string(), content: v.string() }),
  }),
  /**
   * The same on a representative's phone: what came with a petition on the agenda of the session that phones show, for
   * who is invited to it. Without the file's name, which may say whose it is.
   */
  'attachment.forPhone': query({
    roles: ['representative'],
    audience: ['lan'],
    errors: ['ATTACHMENT_TOO_LARGE_FOR_PHONE', 'FILE_MISSING'],
    input: v.strictObject({ attachmentId: id('Attachment') }),
    output: v.object({ mime: v.string(), content: v.string() }),
  }),
};

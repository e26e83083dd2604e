const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
};

/**
 * Names the files of one petition by kind and number, such as 照片1.jpg: what a phone calls them tells the minute
 * (IMG_20261121_141523.jpg), the device or the person.
 */
export function namesByKind(): (mime: string) => string {
  const counts = { 照片: 0, 录音: 0 };
  return (mime) => {
    const kind = mime.startsWith('image/') ? '照片' : '录音';
    counts[kind] += 1;
    const extension = extensions[mime];
    return `${kind}${counts[kind]}${extension === undefined ? '' : `.${extension}`}`;
  };
}

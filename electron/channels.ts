/** The few channels between preload and main, named once for both. */
export const channels = {
  connect: 'gongshi:connect',
  port: 'gongshi:port',
  saveFile: 'gongshi:save-file',
  choosePlace: 'gongshi:choose-place',
  setLocale: 'gongshi:set-locale',
  menu: 'gongshi:menu',
  openScreen: 'gongshi:open-screen',
  fullScreen: 'gongshi:full-screen',
} as const;

export const appOrigin = 'app://gongshi';

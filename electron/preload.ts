import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, MenuCommand } from '../shared/contract/desktop-bridge.ts';
import { channels } from './channels.ts';

// A MessagePort cannot cross contextBridge; posting it to the window is the documented way into the page's world.
ipcRenderer.on(channels.port, (event) => {
  window.postMessage(channels.port, window.location.origin, event.ports);
});

const bridge: DesktopBridge = {
  platform: process.platform,
  connect: () => ipcRenderer.send(channels.connect),
  saveFile: (file) => ipcRenderer.invoke(channels.saveFile, file) as ReturnType<DesktopBridge['saveFile']>,
  choosePlace: (kind) => ipcRenderer.invoke(channels.choosePlace, kind) as ReturnType<DesktopBridge['choosePlace']>,
  setLocale: (locale) => ipcRenderer.send(channels.setLocale, locale),
  onMenu: (listener) => {
    ipcRenderer.on(channels.menu, (_event, command: MenuCommand) => listener(command));
  },
  openScreen: (view) => ipcRenderer.send(channels.openScreen, view),
  fullScreen: (change) => ipcRenderer.send(channels.fullScreen, change),
};
contextBridge.exposeInMainWorld('gongshi', bridge);

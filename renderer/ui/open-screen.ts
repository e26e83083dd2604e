/** Opens the projector's page: the desktop's own window, or another of this browser's. It needs no sign-in and shows no name. */
export function openScreen(): void {
  if (window.gongshi !== undefined) window.gongshi.openScreen();
  else window.open('./screen.html', 'gongshi-screen');
}

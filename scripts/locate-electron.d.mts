export function locateElectron(): { dir: string; program: string | undefined } | undefined;

export interface PersonAsked {
  readonly name: string;
  readonly phone: string;
  readonly employeeNo: string;
}

/**
 * Whether a sealed identity is that of the person who asks for a copy. Rule: the same name, and no number that differs;
 * where the person gives numbers and the identity has some, one must agree. A namesake's data go to nobody else.
 */
export function isSamePerson(asked: PersonAsked, sealed: PersonAsked): boolean {
  if (bare(asked.name) !== bare(sealed.name)) return false;
  const numbers = (['phone', 'employeeNo'] as const)
    .map((key) => [bare(asked[key]), bare(sealed[key])] as const)
    .filter(([given, kept]) => given !== '' && kept !== '');
  return numbers.every(([given, kept]) => given === kept);
}

function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\-·•]/g, '')
    .toUpperCase();
}

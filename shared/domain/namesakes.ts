/** A name as a list shows it: with its constituency where somebody else in the list is called the same. */
export function toldApart(
  person: { readonly name: string; readonly constituency: string },
  all: readonly { readonly name: string }[],
): string {
  const isAlone = all.filter((other) => other.name === person.name).length < 2;
  return isAlone || person.constituency === '' ? person.name : `${person.name} (${person.constituency})`;
}

/** Keys that count have `_other` in Chinese; English adds `_one` beside it. */
type Counted<K> = K extends `${infer Base}_other` ? `${Base}_one` : never;

/** A catalogue of another language: every key of the Chinese one, and the singular forms that Chinese does not have. */
export type TextsOf<Chinese> = { readonly [K in keyof Chinese]: string } & {
  readonly [K in keyof Chinese as Counted<K>]: string;
};

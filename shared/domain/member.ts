/** Who uses the software and what they may be, domain.md §2. */

export const roles = ['chair', 'officer', 'representative', 'management', 'observer'] as const;
export type Role = (typeof roles)[number];

export const sexes = ['male', 'female'] as const;
export type Sex = (typeof sexes)[number];

export const enterpriseSizes = ['large', 'small_medium'] as const;
export type EnterpriseSize = (typeof enterpriseSizes)[number];

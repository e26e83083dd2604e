import { holdsIdCardNumber } from '../../../shared/domain/personal-data.rules.ts';
import { AppError } from '../../../shared/errors.ts';

/**
 * None is ever asked for, and one that was written down all the same stays out. 《个人信息保护法》第六条
 * @throws AppError ID_CARD_NUMBER
 */
export function demandNoIdCard(identity: Readonly<Record<string, string>>): void {
  const field = Object.keys(identity).find((key) => holdsIdCardNumber(identity[key] ?? ''));
  if (field !== undefined) throw new AppError('ID_CARD_NUMBER', { field: `identity.${field}` });
}

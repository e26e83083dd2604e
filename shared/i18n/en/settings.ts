import type { TextsOf } from '../text.ts';
import type { settings as chinese } from '../zh-CN/settings.ts';

/** Settings: accounts, rules of procedure, calendar. */
export const settings: TextsOf<typeof chinese> = {
  'settings.accounts': 'Accounts',
  'settings.rules': 'Rules of procedure',
  'settings.triage': 'Triage proposals',
  'triage.hint':
    'The program only proposes; a person decides. It learns from your corrections, keeps them at this enterprise, and can forget them.',
  'triage.modelVersion': 'Shipped model',
  'triage.corrections': 'Corrections made here',
  'triage.reset': 'Forget what was learned here',
  'triage.resetConfirm': 'Proposals go back to those shipped with the program; decisions made stay as they are.',
  'triage.resetDone': 'Forgotten',
  'settings.calendar': 'Calendar',
  'account.create': 'New account',
  'account.role': 'Role',
  'account.department': 'Department',
  'account.departmentHint':
    'Petitions without a department are recorded under this one when the account takes them on.',
  'account.changeRole': 'Change role',
  'account.changeRoleOf': 'Change the role of {{name}}',
  'account.changeRoleConfirm':
    'The account is signed out at once and has its new role when it signs in again. What it has done stays on record.',
  'account.changeRoleOfChairConfirm':
    'The account is signed out at once and is no longer the union chair: it can neither manage accounts nor open identities. What it has done stays on record.',
  'account.roleChanged': 'The role was changed',
  'account.setPassphrase': 'Reset passphrase',
  'account.setPassphraseOf': 'Reset the passphrase of {{name}}',
  'account.setPassphraseConfirm':
    'The account is signed out at once and the old passphrase no longer works. Tell the new one in person, and ask them to change it after signing in.',
  'account.passphraseSet': 'The passphrase was reset',
  'account.disable': 'Disable',
  'account.disabled': 'Disabled',
  'account.disableConfirm': 'The account is signed out at once and cannot be used again. What it did stays on record.',
  'account.created': 'The account was created',
  'account.createdAt': 'Created',
  'rules.version': 'Version {{number}}, in effect from {{effectiveOn}}',
  'rules.inForce': 'in force',
  'rules.change': 'Change the rules',
  'rules.effectiveOn': 'In effect from',
  'rules.note': 'What changes and why',
  'rules.changed': 'The new version was saved',
  'rules.changeHint':
    'A change makes a new version from its day on; earlier records are judged by the version of their day.',
  'calendar.year': 'Year',
  'calendar.off': 'Days off',
  'calendar.work': 'Make-up workdays',
  'calendar.source': 'Source',
  'calendar.shipped': 'Shipped with the program (State Council)',
  'calendar.import': 'Import a year',
  'calendar.imported':
    'The calendar of {{year}} was imported; the deadlines of {{recomputed}} petitions were counted again.',
  'calendar.provisional_one': '{{count}} petition has a provisional deadline in a year without a published calendar.',
  'calendar.provisional_other':
    '{{count}} petitions have provisional deadlines in a year without a published calendar.',
  'calendar.fileHint': 'A JSON file with year, days off, make-up workdays and source.',
  'calendar.factory': "The factory's calendar",
  'calendar.restDays': 'Weekly rest days',
  'calendar.restDefault': 'As the public calendar (Saturday, Sunday)',
  'calendar.weekday.1': 'Mon',
  'calendar.weekday.2': 'Tue',
  'calendar.weekday.3': 'Wed',
  'calendar.weekday.4': 'Thu',
  'calendar.weekday.5': 'Fri',
  'calendar.weekday.6': 'Sat',
  'calendar.weekday.7': 'Sun',
  'calendar.factoryOff': 'Shutdown days',
  'calendar.factoryWork': 'Extra working days',
  'calendar.saved': 'Saved; the deadlines of {{recomputed}} petitions were counted again.',
};

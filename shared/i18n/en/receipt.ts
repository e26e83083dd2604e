import type { TextsOf } from '../text.ts';
import type { receipt as chinese } from '../zh-CN/receipt.ts';

/** Progress by receipt code, without an account. */
export const receipt: TextsOf<typeof chinese> = {
  'receipt.open': 'Look up progress with a receipt code',
  'receipt.title': 'Progress by receipt code',
  'receipt.back': 'Back to sign-in',
  'receipt.code': 'Receipt code',
  'receipt.codeHint': 'The 26 characters you were given at the desk. Capitals, spaces and hyphens make no difference.',
  'receipt.codeMissing': 'Please enter the receipt code',
  'receipt.lookUp': 'Show progress',
  'receipt.notFound':
    'Nothing was found. Please compare the code with your slip character by character; if it is lost, ask at the union.',
  'receipt.next': 'The next step is due by {{day}}.',
  'receipt.noDepartment': 'not assigned yet',
  'receipt.done': 'I have read it, clear the page',
};

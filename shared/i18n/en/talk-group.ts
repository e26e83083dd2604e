import type { TextsOf } from '../text.ts';
import type { talkGroup as chinese } from '../zh-CN/talk-group.ts';

/** The groups whose talk time is counted: the same names at the PC, on the projector and on phones. */
export const talkGroup: TextsOf<typeof chinese> = {
  'talkGroup.front_line': 'Front-line reps',
  'talkGroup.technical': 'Technical reps',
  'talkGroup.manager': 'Managerial reps',
  'talkGroup.otherWorker': 'Other reps',
  'talkGroup.union': 'Union',
  'talkGroup.management': 'Management',
};

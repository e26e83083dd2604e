import type { speechContract } from '../../../shared/contract/speech.contract.ts';
import type { HandlersOf } from '../context.ts';
import { addSpeaker, askToSpeak } from './ask-to-speak.command.ts';
import { endInterrupted } from './end-interrupted.command.ts';
import { endSpeech, startSpeech, withdrawSpeech } from './floor.command.ts';
import { speechList, speechTimes } from './speeches.query.ts';

export const speechHandlers: HandlersOf<typeof speechContract> = {
  'speech.ask': askToSpeak,
  'speech.add': addSpeaker,
  'speech.withdraw': withdrawSpeech,
  'speech.start': startSpeech,
  'speech.end': endSpeech,
  'speech.endInterrupted': endInterrupted,
  'speech.list': speechList,
  'speech.times': speechTimes,
};

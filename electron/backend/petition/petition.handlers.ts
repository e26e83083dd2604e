import type { petitionContract } from '../../../shared/contract/petition.contract.ts';
import type { HandlersOf } from '../context.ts';
import { answerPetition } from './answer-petition.command.ts';
import { assignPetition } from './assign-petition.command.ts';
import { closePetition } from './close-petition.command.ts';
import { cosignPetition } from './cosign-petition.command.ts';
import { escalatePetition } from './escalate-petition.command.ts';
import { explainDue } from './explain-due.query.ts';
import { findPersonalData } from './find-personal-data.query.ts';
import { mergePetition } from './merge-petition.command.ts';
import { petitionCounts } from './petition-counts.query.ts';
import { petitionDetail } from './petition-detail.query.ts';
import { petitionList } from './petition-list.query.ts';
import { planPetition } from './plan-petition.command.ts';
import { proposeTriage } from './propose-triage.query.ts';
import { registerPetition } from './register-petition.command.ts';
import { reportDone } from './report-done.command.ts';
import { reportProgress } from './report-progress.command.ts';
import { returnPetition } from './return-petition.command.ts';
import { setOutOfScope } from './set-out-of-scope.command.ts';
import { similarPetitions } from './similar-petitions.query.ts';
import { deleteRegisterView, savedViews, saveRegisterView } from './saved-views.ts';
import { takePetition } from './take-petition.command.ts';
import { triagePetition } from './triage-petition.command.ts';
import { writeToPetitioner } from './write-to-petitioner.command.ts';

export const petitionHandlers: HandlersOf<typeof petitionContract> = {
  'petition.propose': proposeTriage,
  'petition.register': registerPetition,
  'petition.list': petitionList,
  'petition.counts': petitionCounts,
  'petition.get': petitionDetail,
  'petition.explainDue': explainDue,
  'petition.findPersonalData': findPersonalData,
  'petition.similar': similarPetitions,
  'petition.triage': triagePetition,
  'petition.setOutOfScope': setOutOfScope,
  'petition.merge': mergePetition,
  'petition.cosign': cosignPetition,
  'petition.assign': assignPetition,
  'petition.take': takePetition,
  'petition.views': savedViews,
  'petition.saveView': saveRegisterView,
  'petition.deleteView': deleteRegisterView,
  'petition.answer': answerPetition,
  'petition.writeToPetitioner': writeToPetitioner,
  'petition.plan': planPetition,
  'petition.reportProgress': reportProgress,
  'petition.reportDone': reportDone,
  'petition.escalate': escalatePetition,
  'petition.return': returnPetition,
  'petition.close': closePetition,
};

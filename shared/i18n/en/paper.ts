import type { TextsOf } from '../text.ts';
import type { paper as chinese } from '../zh-CN/paper.ts';

/** Papers: meeting notice, agenda, sign-in sheet, minutes, ballot results. What they say is Chinese in both languages. */
export const paper: TextsOf<typeof chinese> = {
  'paper.notice': 'Meeting notice',
  'paper.agenda': 'Agenda',
  'paper.signIn': 'Sign-in sheet',
  'paper.minutes': 'Minutes',
  'paper.ballots': 'Ballot results',
  'paper.menu': 'Papers',
  'paper.preview': 'Preview and print',
  'paper.word': 'Download Word file',
  'paper.print': 'Print or save as PDF',
  'paper.none': 'No ballot of this session has been closed.',
  'paper.docNo': '{{org}} {{year}}/{{n}}',
  'paper.nobody': 'nobody',
  'paper.shareRule': 'Worker representatives are at least {{needPercent}}% of those deliberating. Please be on time.',
  'paper.gatesHeld': 'The share of representatives held and management was there throughout.',
  'paper.gateMoment': 'From {{at}} on, representatives {{representatives}} ÷ deliberating {{deliberating}}: {{state}}.',
  'paper.gateShare': 'too few, deciding and voting stopped',
  'paper.gateManagement': 'head of management away, discussed but not decided',
  'paper.gateBoth': 'conditions met',
  'paper.shareInvited':
    'Invited: {{representatives}} representatives of {{deliberating}} deliberating, {{percent}}% (at least {{needPercent}}%).',
  'paper.share':
    'At the opening: representatives {{representatives}} ÷ deliberating {{deliberating}} = {{percent}}%, at least {{needPercent}}%.',
  'paper.arithmetic.congress.yes': 'For {{votesFor}} ÷ all {{roster}} = {{percent}}% > 50%',
  'paper.arithmetic.congress.no': 'For {{votesFor}} ÷ all {{roster}} = {{percent}}% ≤ 50%',
  'paper.arithmetic.collective_contract.yes': 'For {{votesFor}} ÷ all {{roster}} = {{percent}}% ≥ 50%',
  'paper.arithmetic.collective_contract.no': 'For {{votesFor}} ÷ all {{roster}} = {{percent}}% < 50%',
  'paper.ballotPapers': 'Issued {{issued}}, returned {{returned}}, valid {{valid}}, invalid {{invalid}}',
  'paper.byHands': 'By show of hands, without papers',
  'paper.nextSession': '{{time}} {{place}} ({{title}})',
  'paper.fingerprint': '{{fingerprint}} (entry {{seq}})\n{{code}}',
  'paper.templates': 'Paper templates',
  'paper.templates.hint':
    'Each paper is made from a Word template. Download it, change layout and fixed words in Word, and upload it again. Marks between braces are filled in by the program and keep their names.',
  'paper.template': 'Template',
  'paper.template.own': 'Own file {{name}}, since {{at}}',
  'paper.template.shipped': 'As shipped',
  'paper.template.download': 'Download',
  'paper.template.downloadShipped': 'Download the shipped one',
  'paper.template.replace': 'Replace',
  'paper.template.reset': 'Back to the shipped one',
  'paper.template.replaced': 'The template is replaced',
  'paper.template.tags': 'Marks',
  'paper.template.listTags': 'Within the list {{list}}',
};

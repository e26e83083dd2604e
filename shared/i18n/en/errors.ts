import type { TextsOf } from '../text.ts';
import type { errors as chinese } from '../zh-CN/errors.ts';

/** One sentence a code: what happened, what was kept, what to do. */
export const errors: TextsOf<typeof chinese> = {
  'error.INVALID_INPUT':
    '"{{field}}" is not filled in correctly. Please check it and try again; what you typed is still on the page.',
  'error.UNKNOWN_CALL': 'This is not available here.',
  'error.NOT_SIGNED_IN': 'Please sign in first. What you typed is still on the page.',
  'error.FORBIDDEN': 'Your role does not allow this. Please ask the union chair.',
  'error.NOT_FOUND': 'It could not be found; somebody else may have dealt with it. Please reload and try again.',
  'error.CONFLICT':
    'Somebody changed this record while you were editing. Your change has not been saved: look at the latest and submit again.',
  'error.AUDIT_STRUCTURE_OLD':
    'This data comes from an older version. Open it with this program once (it is backed up and upgraded), and verify it then.',
  'error.FINGERPRINT_UNREADABLE':
    'This does not look like a fingerprint: eight Chinese characters, eight English words, or GSFP- and 22 digits. Compare it with the paper and type it again.',
  'error.NOT_SET_UP': 'The first-run setup has not been completed.',
  'error.BUSY': 'The program is busy. Please try again in a moment.',
  'error.DISK_FULL':
    'The disk is full. This change was not saved; everything saved before is intact. Free some space and try again.',
  'error.DATABASE_LOCKED':
    'Another program is using the data file. This change was not saved. Close that program (a virus scan, perhaps) and try again.',
  'error.DATABASE_READ_ONLY':
    'The data folder cannot be written to. This change was not saved; everything saved before is intact. Check its permissions or choose another folder.',
  'error.DATABASE_CORRUPT':
    'The data file is damaged or belongs to another program. It has not been touched; restore the latest backup.',
  'error.DATABASE_NEWER':
    'A newer version of the program has used this data file. Install that version to open it. Nothing was changed.',
  'error.DATA_FOLDER_IN_USE':
    'The program already has this data folder open; it was not opened again and nothing was changed. Go to the open window, or quit it first and try again.',
  'error.CONNECTION_LOST':
    'The connection to the backend was lost and the action may not be complete. Try again: it will not be done twice.',
  'error.PORT_IN_USE':
    'Port {{port}} is in use or not allowed. Nothing was started and nothing was changed. Please choose another.',
  'error.INTERNAL':
    'The program made an error (no. {{id}}) and did not save this. Please pass the number on to whoever maintains it.',
  'error.ACCOUNT_DISABLED': 'That account is closed and cannot take over. Create an account for the successor first.',
  'error.HOST_ADDRESS_GONE':
    'This PC no longer has the address {{address}}; it may have changed networks. Choose the network again and start anew.',
  'error.MESSAGES_FULL': 'There are {{limit}} messages already. Please wait for an answer of the union.',
  'error.PETITION_NO_RECEIPT': 'This petition has no receipt code: nobody could read the message.',
  'error.CERTIFICATE_UNUSABLE':
    'This certificate cannot serve {{name}}, and nothing was started. The reason stands below the certificate.',
  'error.HOST_OFF': 'Phones are not being served, so there is nothing to test. Start serving first.',
  'error.SAME_OPENER': 'A box is opened by two people together: "{{name}}" cannot stand in both places.',
  'error.TICKET_UNKNOWN': 'This personal code is no longer valid, or is none. Ask the union for a new one.',
  'error.IDENTITY_ERASED':
    'The identity of this petition has been erased as the rules say; nobody can see it any more.',
  'error.KEY_LOST':
    'The key it was sealed with is lost, so it cannot be opened; everything else is unaffected. Should an old recovery key turn up, bring it back under Settings › Sealed identities.',
  'error.KEY_NOT_HELD':
    'Your account does not hold the key to the identities yet. Let a chair who holds it hand it over, or come in with the recovery key.',
  'error.NAME_DOES_NOT_MATCH': 'The enterprise name typed is not the one on record. Nothing was changed.',
  'error.NO_IDENTITY': 'This petition was handed in anonymously: there is no identity, and there are no messages.',
  'error.RECOVERY_KEY_UNREADABLE':
    'This is no recovery key: it has 12 Chinese characters (or 12 English words, or a code that begins with GSHI). Please compare it with the sheet, sign by sign.',
  'error.RECOVERY_KEY_WRONG':
    'This does not open the present key: a sign may be copied wrongly, or a newer sheet has replaced this one. Nothing was changed.',
  'error.SAME_ACCOUNT': 'The successor must be another account.',
  'error.ALREADY_HELD': 'The identity of this petition is held already.',
  'error.ID_CARD_NUMBER':
    '"{{field}}" seems to hold an ID-card number. None is ever collected: please take it out and register again. What you entered is still on the page.',
  'error.IDENTITY_HELD':
    'The identity of this petition is held for legal reasons and cannot be erased meanwhile. Lift the hold first if it is no longer needed.',
  'error.NOT_HELD': 'The identity of this petition is not held.',
  'error.NOTE_TELLS_PERSON':
    '"{{field}}" seems to hold a phone, ID-card or employee number. The note is kept and read by others: please do not say who it is.',
  'error.BALLOT_ALREADY_HELD': 'A ballot on this item has been held. Its result is final.',
  'error.BALLOT_ALREADY_VOTED': 'This representative has already voted.',
  'error.BALLOT_COUNTS_DO_NOT_ADD_UP': 'The counts do not add up: {{field}}. Please check and enter them again.',
  'error.BALLOT_DECIDES': 'A ballot has been held on this item: its result is the outcome.',
  'error.BALLOT_BOX_DIFFERS':
    'Box and roll do not agree: {{slips}} slips in the box, {{ticked}} voters ticked off. Somebody changed the data past the program. It cannot be counted; look under Verify first, then void it and vote again.',
  'error.BALLOT_KEY_MISSING': 'The program was restarted: both tellers, please enter your halves of the opening code.',
  'error.BALLOT_KEY_WRONG': 'The opening code is not right. Please check it; the ballots are intact.',
  'error.BALLOT_NOT_ENTITLED': 'This person is not on the roll of this ballot.',
  'error.BALLOT_NOT_OPEN': 'This ballot is closed and its result is final.',
  'error.BALLOT_OVER_RETURNED': 'More papers were returned than issued: the ballot is void and must be held again.',
  'error.BALLOT_QUORUM':
    '{{present}} of {{roster}} representatives are present; at least two thirds ({{need}}) must be present to vote.',
  'error.BALLOT_REQUIRED':
    'A major matter needs a ballot of the worker representatives and cannot be decided directly.',
  'error.BALLOT_PAPER_INVALID': 'This paper was not signed for this ballot. It was not counted.',
  'error.BALLOT_PAPER_USED': 'This paper has been cast already and cannot carry another vote.',
  'error.BALLOT_NOT_CONFIRMED': 'Both tellers of this ballot have to confirm its closing.',
  'error.BALLOT_SLIP_INVALID': 'This one-time slip is no longer valid. Please take a new one.',
  'error.BALLOT_STILL_OPEN': 'A ballot of this session is still open. Close it or void it first.',
  'error.BALLOT_TELLERS': 'Two different tellers are needed.',
  'error.CALENDAR_FILE_INVALID': 'The calendar file is not right: {{field}}.',
  'error.CALENDAR_YEAR_INVALID': 'The calendar has days that are not in its year: {{field}}.',
  'error.ACTION_EVIDENCE_MISSING': 'Say what was done and give evidence before reporting it as done.',
  'error.ACTION_NOT_OPEN': 'This commitment has ended.',
  'error.EVALUATION_ALREADY_OPEN': 'The evaluation of this session has been opened already.',
  'error.EVALUATION_ALREADY_RATED': 'This representative has already rated.',
  'error.EVALUATION_NOT_OPEN': 'The evaluation has not begun or is over.',
  'error.PAPER_TEMPLATE_BRACES':
    'The braces of "{{tag}}" in the template do not match. Correct it and try again; the one before stays in use.',
  'error.PAPER_TEMPLATE_BROKEN':
    'The file cannot be opened, or is not a Word document (.docx). The one before stays in use.',
  'error.PAPER_TEMPLATE_LIST':
    '"{{tag}}" is a list: a pair of marks, with # before and / after, goes around what is said of each entry. Correct it and try again; the one before stays in use.',
  'error.PAPER_TEMPLATE_PLACE':
    'The mark "{{tag}}" can only stand between the pair of marks of the list "{{list}}". Correct it and try again; the one before stays in use.',
  'error.PAPER_TEMPLATE_TAG':
    'The template has a mark that the program does not know: {{tag}}. Correct it and try again; the one before stays in use.',
  'error.PUBLICATION_NOT_DRAFT': 'This notice has been released and cannot be edited; a new one can replace it.',
  'error.PUBLICATION_NOT_RELEASED': 'This notice has not been released yet.',
  'error.PUBLICATION_OBJECTION_PERIOD_OVER': 'The objection period ended on {{until}}.',
  'error.ATTACHMENT_TOO_LARGE':
    'The file is too large; at most {{limit}} MB. It was not added: make it smaller and try again.',
  'error.ATTACHMENT_TOO_LARGE_FOR_PHONE':
    'The file has more than {{limit}} MB, which is too large for a phone. See it on the PC of the meeting.',
  'error.ATTACHMENT_TYPE':
    'This kind of file cannot be added. Photos (JPEG, PNG, WebP) and recordings (MP3, M4A, WAV, OGG, AMR) can.',
  'error.FILE_DAMAGED': 'The file is damaged and cannot be read. Nothing was saved: choose a sound copy.',
  'error.FILE_EMPTY': 'The file is empty: there is nothing to import.',
  'error.FILE_HEADER_ONLY': 'The file has a header and nothing else: there is nothing to import.',
  'error.FILE_HEADER_WRONG': 'The header does not fit: {{problem}}. Nothing was imported: correct it and try again.',
  'error.FILE_UNREADABLE': 'The file {{file}} cannot be read. No data was changed: check its name and permissions.',
  'error.FILE_UNWRITABLE':
    'The file {{file}} cannot be written. No data was changed: check the folder and its permissions.',
  'error.FILE_MISSING':
    'The attachment is no longer in the data folder or has been changed. Its record is intact; restore the file from a backup.',
  'error.FILE_TOO_LARGE': 'The file is too large; at most {{limit}} MB. Nothing was imported: split it and try again.',
  'error.FILE_WRONG_TYPE':
    'This is not a valid {{expected}} file ({{found}} found). Nothing was imported: choose the right file.',
  'error.IMPORT_CANCELLED': 'The import was cancelled; nothing was written.',
  'error.IMPORT_HAS_BAD_ROWS': '{{bad}} rows cannot be imported. The other {{good}} can be imported without them.',
  'error.IMPORT_NOT_PREPARED': 'The preview has expired. Please choose the file again.',
  'error.ALREADY_SET_UP': 'Setup has already been completed.',
  'error.LAST_CHAIR':
    'This is the last union chair, who cannot be disabled or given another role. Create another chair first.',
  'error.LAST_KEY_HOLDER':
    'Only this account holds the key to the identities. Hand it over to another chair first, under Settings › Sealed identities. Nothing was changed.',
  'error.NAME_TAKEN': 'The account name "{{name}}" is already in use.',
  'error.NO_DEMO': 'This is no demo enterprise; its data cannot be discarded.',
  'error.PASSPHRASE_OF_CHAIR':
    "A chair's passphrase also guards the key to the sealed identities; only the chair can change it. Nothing was changed.",
  'error.PASSPHRASE_WEAK':
    'This passphrase is too easy to guess. Use at least 8 characters or 4 Chinese ones, and no common words, pinyin, dates or names of people and places.',
  'error.PASSPHRASE_WRONG': 'The passphrase is not right.',
  'error.REPRESENTATIVE_NOT_IN_OFFICE': 'This representative is not in office.',
  'error.RULES_DATE_PAST': 'The rules cannot change backwards: earlier records are judged by the version of their day.',
  'error.RULES_DATE_TAKEN': 'There already is a version that takes effect on {{effectiveOn}}. Choose another date.',
  'error.TOO_MANY_ATTEMPTS': 'Too many attempts. Please wait {{waitSeconds}} seconds.',
  'error.BACKUP_DAMAGED':
    'The backup file is damaged: its content does not match its checksum. The present data were not touched. Use another backup.',
  'error.BACKUP_FILES_MISSING':
    'Attachments missing from the folder "files" beside the backup: {{missing}}. The present data were not touched. Bring that folder along, or choose to restore without them.',
  'error.BACKUP_FOLDER_UNUSABLE':
    'The folder "{{folder}}" is not there or cannot be written to. Check that the disk or USB stick is connected.',
  'error.BACKUP_KEY_WRONG':
    'This recovery key or passphrase does not open the backup. The present data were not touched.',
  'error.BACKUP_NEWER': 'This backup was made by a later version of the program. Update the program, then restore.',
  'error.BACKUP_NOT_FOUND': 'The backup file "{{file}}" cannot be found or read.',
  'error.BACKUP_NOT_OURS': 'This is not a backup of this program.',
  'error.BACKUP_RECORD_DAMAGED':
    'The record in the backup did not pass its checks ({{problem}}). The present data were not touched. Use another backup.',
  'error.BACKUP_TRUNCATED':
    'The backup file is incomplete: half-written or cut off. The present data were not touched. Use another backup.',
  'error.EXPORT_DAMAGED': 'The exported folder is incomplete or was changed: {{file}}. Nothing was imported.',
  'error.FOLDER_NOT_EMPTY': "There is an enterprise's data here already. Name an empty data folder.",
  'error.NOT_DAMAGED': 'The data are in order; nothing needs to be salvaged.',
  'error.PETITION_ALREADY_COSIGNED': 'You have already co-signed this petition.',
  'error.PETITION_MERGE_INTO_SELF': 'A petition cannot be merged into itself.',
  'error.PETITION_REASON_MISSING': 'Please give the reason.',
  'error.PETITION_TRANSITION': "The petition's present state does not allow this.",
  'error.AGENDA_ITEM_ANSWER_MISSING': 'Management has not answered this item yet, so it cannot be concluded.',
  'error.AGENDA_ITEM_CLOSED': 'This item has already been concluded.',
  'error.AGENDA_MEASURES_MISSING': 'An item agreed or passed needs measures with a person responsible and a due date.',
  'error.PARTICIPANT_ATTENDED': 'This person has been checked in and cannot be removed. Check them out instead.',
  'error.SESSION_DAY_PAST': '{{scheduledOn}} has passed. Please choose another day.',
  'error.SESSION_ITEMS_OPEN': '{{open}} items have no outcome yet, so the session cannot be closed.',
  'error.SESSION_MANAGEMENT_ABSENT':
    'Neither the legal representative nor the executive in charge is present: items can be discussed, not decided.',
  'error.SESSION_NOBODY_PRESENT': 'Nobody has checked in yet.',
  'error.SESSION_NOTICE_MISSING':
    'The notice has not been sent, so the session cannot be opened. Send it, or reschedule and send it.',
  'error.SESSION_NOTICE_TOO_LATE':
    'The notice must go out {{noticeDays}} working days before the session (by {{noticeBy}}).',
  'error.SESSION_OTHER_OPEN':
    '"{{title}}" is still open, and two sessions cannot be held at once. Go there and close it first.',
  'error.SESSION_REPRESENTATIVE_SHARE':
    '{{representatives}} of the {{deliberating}} deliberating are worker representatives ({{percent}}%); {{needPercent}}% are needed, {{missing}} short.',
  'error.SESSION_REST_DAY': '{{scheduledOn}} is a rest day. Please hold regular sessions on a working day.',
  'error.SESSION_STATE': "The session's present state does not allow this.",
  'error.SESSION_TOO_EARLY': 'The notice names {{scheduledOn}}, which has not come yet.',
  'error.SESSION_NOT_INVITED': 'You are not on the list of this session. Please tell the union staff.',
  'error.SESSION_NOT_TODAY': 'The session is on {{scheduledOn}}; checking in by phone opens on that day.',
  'error.SPEECH_NOT_PRESENT': 'Only who has checked in can speak. Check in first.',
  'error.MOTION_NOT_PRESENT': 'While the session is open only who has checked in can put or co-sign a motion.',
  'error.MOTION_OVER': 'This motion has been settled; the list may just have changed.',
  'error.MOTION_OWN': 'One does not co-sign the own motion.',
  'error.MOTIONS_FULL': 'A representative has {{limit}} motions waiting at most.',
  'error.SPEECH_OVER': 'This request to speak is no longer in that place; the list may just have changed.',
};

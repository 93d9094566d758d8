import { NOTES } from '../fixture.ts';
import { edit, type WrongFile } from './case.ts';

/** An exception of a rule's note. */
const ofRule = (says: string, by: string, code: WrongFile['code'], at: string, offers: string): WrongFile =>
  edit(says, NOTES, ['owner: media', `allow: [${by}], owner: media`], code, { at, offers });

/** An exception at the top of the notes. */
const ofFile = (says: string, by: string, code: WrongFile['code'], at: string, offers: string): WrongFile =>
  edit(says, NOTES, ['rules:', `allow: [${by}]\nrules:`], code, { at, offers });

/** What can be wrong with the exceptions from warnings. */
export const ALLOW_CASES = [
  ofRule(
    'an exception without a reason',
    '{ code: event-param-name }',
    'missing-key',
    '{ code: event-param-name }',
    '`reason: …`',
  ),
  ofRule(
    'an exception with an empty reason',
    '{ code: event-param-name, reason: "" }',
    'allow-without-reason',
    '""',
    'write why',
  ),
  ofRule(
    'an exception with a blank reason',
    '{ code: event-param-name, reason: "  " }',
    'allow-without-reason',
    '"  "',
    'write why',
  ),
  ofRule(
    'an exception that is only a code',
    'event-param-name',
    'allow-without-reason',
    'event-param-name',
    '`{ code: event-param-name, reason: "…" }`',
  ),
  ofFile(
    'an exception for a file that is only a code',
    'division-by-zero',
    'allow-without-reason',
    'division-by-zero',
    '`{ code: division-by-zero, reason: "…" }`',
  ),
  ofRule('a number for an exception', '5', 'wrong-type', '5', 'write a map or a text'),
  ofRule(
    'an exception without a code',
    '{ reason: "for tests" }',
    'missing-key',
    '{ reason: "for tests" }',
    '`code: …`',
  ),
  ofRule(
    'an exception from a misspelt warning',
    '{ code: event-param-names, reason: "for tests" }',
    'allow-unknown',
    'event-param-names',
    'write `event-param-name`',
  ),
  ofFile(
    'an exception from a warning like no other',
    '{ code: nothing, reason: "for tests" }',
    'allow-unknown',
    'nothing',
    '`division-by-zero`',
  ),
  ofFile(
    'an exception from unneeded exceptions',
    '{ code: allow-unused, reason: "for tests" }',
    'allow-unknown',
    'allow-unused',
    'use one of',
  ),
  ofRule(
    'an exception from an error',
    '{ code: rule-unknown-fact, reason: "for tests" }',
    'allow-error',
    'rule-unknown-fact',
    'mend the error',
  ),
  ofRule(
    'an exception of a rule that nothing needs',
    '{ code: event-param-name, reason: "for tests" }',
    'allow-unused',
    '{ code',
    'delete this entry',
  ),
  ofFile(
    'an exception for a file that is not there',
    '{ code: division-by-zero, file: rules/fact.yaml, reason: "for tests" }',
    'allow-unused',
    '{ code',
    'correct its `file:`',
  ),
  ofRule(
    'a file in the exception of a rule',
    '{ code: event-param-name, file: a, reason: "for tests" }',
    'unknown-key',
    'file',
    '`code`',
  ),
] as const;

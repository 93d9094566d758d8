import { describe, expect, it } from 'vitest';
import { edited, FACTS, NOTES, textOf, WATCH, workspace } from './fixture.ts';
import { codesIn, readRight } from './reading.ts';

const REASON = 'recorded for the media team';
const RECORDED = edited(WATCH, '"cooldown": 8', '"coldown": 8');
const DIVIDES = edited(FACTS, '(stock + in_transit) / mean(demand, 4)', 'stock / promotion_week');

const entry = (code: string, more = ''): string => `{ code: ${code}, reason: "${REASON}"${more} }`;
/** The fixture's notes with exceptions for a rule of the fixture. */
const ofRule = (...entries: readonly string[]): string =>
  edited(NOTES, 'owner: media', `owner: media, allow: [${entries.join(', ')}]`);
/** The fixture's notes with exceptions at the top. */
const atTop = (...entries: readonly string[]): string =>
  edited(NOTES, 'rules:', `allow: [${entries.join(', ')}]\nrules:`);

describe('an allowed warning', () => {
  it('about a rule is told apart, with its reason', () => {
    const read = readRight(workspace({ [WATCH]: RECORDED, [NOTES]: ofRule(entry('event-param-name')) }));
    expect(read.warnings).toEqual([]);
    expect(read.allowed).toMatchObject([
      { reason: REASON, finding: { code: 'event-param-name', file: WATCH, args: { param: 'coldown' } } },
    ]);
    expect(read.notes.get('cac-runs-hot')?.allow).toEqual([{ code: 'event-param-name', reason: REASON }]);
  });

  it('does not cover other rules of the file', () => {
    const both = RECORDED.replace('"type": "alert"', '"type": "alert", "params": { "limits": 2 }');
    const read = readRight(workspace({ [WATCH]: both, [NOTES]: ofRule(entry('event-param-name')) }));
    expect(read.warnings).toMatchObject([{ args: { param: 'limits' } }]);
    expect(read.allowed).toMatchObject([{ finding: { args: { param: 'coldown' } } }]);
  });

  it('covers a rule by its name in every rulebook', () => {
    const files = {
      [WATCH]: RECORDED,
      'rules/second.json': RECORDED,
      [NOTES]: ofRule(entry('event-param-name')),
    };
    expect(readRight(workspace(files)).allowed.map(({ finding }) => finding.file)).toEqual([
      'rules/second.json',
      WATCH,
    ]);
  });

  it('covers all warnings of its code about the rule', () => {
    const twice = RECORDED.replace('"coldown": 8', '"coldown": 8, "for": 3');
    const read = readRight(workspace({ [WATCH]: twice, [NOTES]: ofRule(entry('event-param-name')) }));
    expect([read.warnings.length, read.allowed.length]).toEqual([0, 2]);
  });

  it.each([
    ['one file', `, file: ${FACTS}`],
    ['every file', ''],
  ])('may be of %s', (_, more) => {
    const notes = atTop(entry('division-by-zero', more));
    const read = readRight(workspace({ [FACTS]: DIVIDES, [NOTES]: notes }));
    expect([read.warnings, read.allowed.map(({ finding }) => finding.code)]).toEqual([
      [],
      ['division-by-zero'],
    ]);
  });

  it('is still a warning in another file', () => {
    const notes = atTop(entry('event-param-name', ', file: rules/second.json'));
    const files = workspace({ [WATCH]: RECORDED, 'rules/second.json': RECORDED, [NOTES]: notes });
    expect(readRight(files).warnings).toMatchObject([{ code: 'event-param-name', file: WATCH }]);
  });

  it('takes the reason of the rule before that of the file', () => {
    const notes = ofRule(entry('event-param-name')).replace(
      'rules:',
      'allow: [{ code: event-param-name, reason: "everywhere" }]\nrules:',
    );
    const read = readRight(workspace({ [WATCH]: RECORDED, [NOTES]: notes }));
    expect([read.warnings, read.allowed.map(({ reason }) => reason)]).toEqual([[], [REASON]]);
  });

  it('is told apart where there is an error elsewhere, too', () => {
    const wrong = RECORDED.replace('"value": 3', '"value": "3"');
    const codes = codesIn(workspace({ [WATCH]: wrong, [NOTES]: ofRule(entry('event-param-name')) }));
    expect(codes).toEqual(['rule-wrong-value-type']);
  });
});

describe('an exception that nothing needs', () => {
  it.each([
    ['of a rule', ofRule(entry('event-param-name')), { rule: 'cac-runs-hot', file: null }],
    ['of a file', atTop(entry('event-param-name', `, file: ${FACTS}`)), { rule: null, file: FACTS }],
    ['of all files', atTop(entry('event-param-name')), { rule: null, file: null }],
  ])('is a warning itself: %s', (_, notes, about) => {
    expect(readRight(workspace({ [NOTES]: notes })).warnings).toMatchObject([
      { code: 'allow-unused', file: NOTES, args: { code: 'event-param-name', ...about } },
    ]);
  });

  it('is not complained about while an error may hide what it allows', () => {
    const broken = textOf(WATCH).slice(0, -3);
    const files = { [WATCH]: broken, [NOTES]: ofRule(entry('event-param-name')) };
    expect(codesIn(workspace(files))).toEqual(['json-syntax']);
  });
});

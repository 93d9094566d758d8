import { beforeAll, describe, expect, it } from 'vitest';
import { exitOf } from '../../src/lib/checks/index.ts';
import type { WorkspaceFiles } from '../../src/lib/workspace/index.ts';
import { CALM, edited, PLAN, WATCH, workspace } from '../workspace/fixture.ts';
import { checked, type Checked, FOLDER, recorded, standings, troubles } from './recordings-kit.ts';

const ONE = `${FOLDER}plan.calm.json`;
const CELLS = ['plan / calm', 'steady / calm', 'plan / squeeze', 'steady / squeeze'];

const pathOf = (cell: string): string => `${FOLDER}${cell.replace(' / ', '.')}.json`;

const textAt = (files: WorkspaceFiles, path: string): string => files.get(path) as string;

function change(files: WorkspaceFiles, changes: Readonly<Record<string, string | null>>) {
  const after = new Map(files);
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) after.delete(path);
    else after.set(path, text);
  }
  return after;
}

const saidOf = ({ items }: Pick<Checked, 'items'>, name: string): string =>
  items.find((item) => item.name === name)?.said.en ?? '';

describe('recordings', () => {
  let files: Map<string, string | Uint8Array>;
  beforeAll(async () => {
    files = await recorded(workspace(), { reason: 'as planned' });
  });

  it('are one a cell, the same bytes each time, with what went into the cell', async () => {
    expect([...files.keys()].filter((path) => path.startsWith(FOLDER)).sort()).toEqual(
      CELLS.map(pathOf).sort(),
    );
    const again = await recorded(workspace(), { reason: 'as planned' });
    for (const name of CELLS) expect(again.get(pathOf(name))).toBe(textAt(files, pathOf(name)));
    const { files: behind } = JSON.parse(textAt(files, ONE)) as { files: Record<string, string> };
    expect(Object.keys(behind)).toEqual([
      'rules/conditions.yaml',
      'rules/facts.yaml',
      'rules/plays.yaml',
      WATCH,
      CALM,
      'scenarios/shop/business.yaml',
      PLAN,
      'scenarios/shop/targets.yaml',
    ]);
    const steady = JSON.parse(textAt(files, `${FOLDER}steady.squeeze.json`)) as {
      files: Record<string, string>;
    };
    expect(Object.keys(steady.files)).toEqual([
      CALM,
      'scenarios/shop/business.yaml',
      PLAN,
      'scenarios/shop/strategies/steady.yaml',
      'scenarios/shop/targets.yaml',
      'scenarios/squeeze.yaml',
    ]);
  });

  it('hold for the same files, whatever has been said in comments', async () => {
    const commented = change(files, { [CALM]: `# a remark\n${textAt(files, CALM)}` });
    const found = await checked(commented);
    expect(standings(found)).toEqual(Object.fromEntries(CELLS.map((name) => [name, 'pass'])));
    expect(found.items[0]).toMatchObject({ reason: 'as planned', said: { en: 'as recorded' } });
    expect(found.changes).toEqual([]);
  });

  it('are simulated with their own seed and runs where the check has others', async () => {
    const found = await checked(files, { seed: 'other', runs: 64 });
    expect(new Set(Object.values(standings(found)))).toEqual(new Set(['pass']));
  });

  it('drift with a rule: the outcomes, the file, and the rules that fire otherwise, with their week', async () => {
    const found = await checked(change(files, { [WATCH]: edited(WATCH, '"cooldown": 8', '"cooldown": 26') }));
    expect(standings(found)).toEqual({
      'plan / calm': 'drift',
      'steady / calm': 'pass',
      'plan / squeeze': 'drift',
      'steady / squeeze': 'pass',
    });
    const said = saidOf(found, 'plan / calm');
    expect(said).toContain(`Changed since: ${WATCH}.`);
    expect(said).toMatch(/Fires less: cac-runs-hot \(2\.\d\d → 1\.\d\d a run, from week \d+\)/);
    expect(said).toMatch(
      /\nIf that is meant, record the cell anew: npx windtunnel record --only plan\/calm --runs 512 --reason "…"$/,
    );
    const profit = found.changes.find(({ name, scenario }) => name === 'profit' && scenario === 'calm');
    expect(profit).toMatchObject({ practical: true, because: [{ file: WATCH, share: 1 }] });
    expect(profit!.difference.low).toBeLessThan(profit!.after - profit!.before);
    expect(profit!.difference.high).toBeGreaterThan(profit!.after - profit!.before);
    expect(exitOf(found)).toBe(1);
  });

  it('hold where what moved is of no account by what the workspace states', async () => {
    const practical = `version: 1\npractical: { chance: 100%, fact: 100% }\nexpectations:\n  - { name: Any, strategies: plan, scenarios: calm, expect: ["mean(gmv) >= 0"] }\n`;
    const found = await checked(
      change(files, {
        [WATCH]: edited(WATCH, '"greaterThan", "value": 150', '"greaterThan", "value": 149'),
        'scenarios/checks/expectations.yaml': practical,
      }),
    );
    expect(standings(found)['plan / calm']).toBe('pass');
    expect(saidOf(found, 'plan / calm')).toMatch(
      /^within the practical difference: \d+ outcomes moved, most of all /,
    );
  });

  it('hold where a rule has another name', async () => {
    const found = await checked(
      change(files, {
        [WATCH]: edited(WATCH, '"cac-runs-hot"', '"cac-is-hot"'),
        'rules/rules.yaml': null,
      }),
    );
    expect(new Set(Object.values(standings(found)))).toEqual(new Set(['pass']));
  });

  it('keep the reason as long as the outcome does, and lose it with it', async () => {
    expect(textAt(await recorded(files), ONE)).toBe(textAt(files, ONE));
    const moved = await recorded(
      change(files, { [WATCH]: edited(WATCH, '"cooldown": 8', '"cooldown": 26') }),
    );
    expect(textAt(moved, ONE)).not.toContain('"reason"');
    expect(textAt(moved, `${FOLDER}steady.calm.json`)).toContain('"reason": "as planned"');
  });

  it('show a changed outcome as a changed line', async () => {
    const moved = await recorded(
      change(files, { 'scenarios/shop/targets.yaml': edited('scenarios/shop/targets.yaml', '107', '109') }),
    );
    const lines = textAt(moved, ONE).split('\n');
    const before = textAt(files, ONE).split('\n');
    const figures = /^ {2,4}"(?:all_targets|cac at_most|gmv)": (?!\[)/;
    expect(lines).toHaveLength(before.length - 1); // the reason
    expect(lines.filter((line) => figures.test(line) && !before.includes(line)).length).toBeLessThanOrEqual(
      2,
    );
    expect(lines.find((line) => line.startsWith('    "gmv": { "mean"'))).toBe(
      before.find((line) => line.startsWith('    "gmv": { "mean"')),
    );
  });
});

describe('recordings in trouble', () => {
  let files: Map<string, string | Uint8Array>;
  beforeAll(async () => {
    files = await recorded(workspace(), { runs: 64 });
  });

  /** What is said of one recording that holds `text` now, and of no other. */
  const trouble = (text: string | null): string => {
    const items = troubles(change(files, { [ONE]: text }));
    expect(items).toMatchObject([{ kind: 'recording', standing: 'recording', name: 'plan / calm' }]);
    expect(items[0]!.said.zh).toMatch(/[\u4E00-\u9FFF]/);
    return items[0]!.said.en;
  };

  it('none at all is none in trouble', () => {
    const items = troubles(workspace());
    expect(items).toMatchObject([{ standing: 'unchecked', name: FOLDER }]);
    expect(items[0]!.said.en).toContain('nothing is recorded, so nothing can have drifted');
    expect(exitOf({ items })).toBe(0);
  });

  it('none at all is trouble in every cell where there have to be some', () => {
    const required = [
      'version: 1',
      'recordings: required',
      'expectations:',
      '  - { name: any, strategies: all, scenarios: all, expect: [mean(gmv) >= 0] }',
    ];
    const items = troubles(
      change(workspace(), { 'scenarios/checks/expectations.yaml': `${required.join('\n')}\n` }),
    );
    expect(items.length).toBeGreaterThan(1);
    for (const { standing, said } of items) {
      expect(standing).toBe('recording');
      expect(said.en).toContain('npx windtunnel record --only ');
    }
    expect(exitOf({ items })).toBe(3);
  });

  it('a missing one is told with the command that makes it', () => {
    // with the runs of those that are there
    expect(trouble(null)).toContain('npx windtunnel record --only plan/calm --runs 64 --reason "…"');
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 4000)],
    ['not JSON', () => 'gone'],
    ['a list', () => '[]'],
    ['a figure that is no number', (text: string) => text.replace(/"chance": [\d.]+/, '"chance": "high"')],
    ['a chance over 1', (text: string) => text.replace(/"chance": [\d.]+/, '"chance": 1.5')],
    ['a figure too many', (text: string) => text.replace('"mean":', '"middle": 1, "mean":')],
    ['a mean of nothing', (text: string) => text.replace(/"mean": [-\d.]+/, '"mean": null')],
    ['a spread of nothing', (text: string) => text.replace(/"sd": [-\d.]+/, '"sd": null')],
    ['a quantile of nothing', (text: string) => text.replace(/"p5": [-\d.]+/, '"p5": null')],
    ['a run of nothing', (text: string) => text.replace(/("profit": \[\n\s+)[-\d.]+/, '$1null')],
    ['an endless figure', (text: string) => text.replace(/"p95": [-\d.]+/, '"p95": 1e999')],
    ['runs that are no flags', (text: string) => text.replace(/"[0-9a-f]{16}"/, '"zzzzzzzzzzzzzzzz"')],
    ['too few runs', (text: string) => text.replace(/"runs": \d+/, '"runs": 65')],
    ['conflict marks of git', (text: string) => `<<<<<<< HEAD\n${text}`],
  ])('damaged: %s', (_, damage) => {
    const text = textAt(files, ONE);
    expect(damage(text)).not.toBe(text);
    expect(trouble(damage(text))).toMatch(
      /^the recording is damaged \((?:not the JSON of one|at [\w.]+(?: at_\w+[\w.]*)?)\): /,
    );
  });

  it.each([
    ['"model": 2', '"model": 1', 'recorded with model 1, this is model 2'],
    ['"version": 1', '"version": 0', "the recording's format is version 0"],
    ['"seed_scheme": 1', '"seed_scheme": 9', 'seed scheme 9 × 512'],
    ['"block": 512', '"block": 256', 'seed scheme 1 × 256'],
    ['"strategy": "plan"', '"strategy": "steady"', 'the recording of steady / calm'],
  ])('of another version: %s', (find, by, said) => {
    expect(trouble(textAt(files, ONE).replace(find, by))).toContain(said);
  });

  it('obsolete and extra ones are told, and recording anew takes away what is obsolete alone', async () => {
    const more = change(files, {
      [`${FOLDER}old.calm.json`]: textAt(files, ONE),
      [`${FOLDER}notes.json`]: '{}',
    });
    const items = troubles(more);
    expect(standings({ items })).toEqual({ 'old.calm.json': 'recording', 'notes.json': 'recording' });
    expect(saidOf({ items }, 'old.calm.json')).toContain(
      'no cell of this workspace is recorded under this name',
    );
    // whoever follows it keeps the reasons of the others
    expect(saidOf({ items }, 'old.calm.json')).toContain('or run npx windtunnel record --runs 64, which');
    expect(saidOf({ items }, 'notes.json')).toContain('this is no recording');
    expect(exitOf({ items })).toBe(3);
    const paths = [...(await recorded(more, { runs: 64 })).keys()];
    expect(paths).not.toContain(`${FOLDER}old.calm.json`);
    expect(paths).toContain(`${FOLDER}notes.json`);
  });
});

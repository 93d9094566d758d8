import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Edits } from '../../src/lib/ui/study/edits.svelte.ts';

const PATH = 'scenarios/calm.yaml';
const OTHER = 'scenarios/storm.yaml';

/** A folder that others change as well, and edits of its files. */
class Desk {
  readonly disk = new Map<string, string>();
  edits = new Edits();

  constructor(files: Readonly<Record<string, string>> = { [PATH]: 'a', [OTHER]: 'x' }) {
    for (const [path, text] of Object.entries(files)) this.disk.set(path, text);
    this.edits.open(this.kept);
  }

  /** The fingerprint of a text is the text. */
  get kept() {
    return { files: [...this.disk], versions: new Map(this.disk) };
  }

  type(text: string, path = PATH): void {
    this.edits.apply([[path, text]]);
  }

  /** Somebody else writes a file, or removes it, and the page notices. */
  others(text: string | null, path = PATH): void {
    if (text === null) this.disk.delete(path);
    else this.disk.set(path, text);
    this.edits.keep(this.kept);
  }

  /** Saves, unless a file has changed under its edit: those files. */
  save(): readonly string[] {
    const { changed, outdated } = this.edits;
    if (outdated.length > 0) return outdated;
    for (const path of changed) {
      const text = this.edits.text(path);
      if (text === undefined) this.disk.delete(path);
      else this.disk.set(path, text);
    }
    this.edits.keep(this.kept, new Set(changed));
    return [];
  }

  /** The page is reloaded; meanwhile others may have written. */
  reload(meanwhile: () => void = () => undefined): void {
    const state = structuredClone(this.edits.state);
    meanwhile();
    this.edits = new Edits();
    this.edits.open(this.kept, state);
  }
}

describe('a text that is older than what others made of its file', () => {
  test('and comes back by undo is a conflict, not an edit of what is there', () => {
    const desk = new Desk();
    desk.type('b');
    expect(desk.save()).toEqual([]);
    desk.others('theirs');
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['theirs', []]);
    desk.edits.undo();
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['a', [PATH]]);
    expect(desk.save()).toEqual([PATH]);
    expect(desk.disk.get(PATH)).toBe('theirs');
  });

  test('and comes back by redo is one, too, also after a reload', () => {
    const desk = new Desk();
    desk.type('b');
    desk.edits.undo();
    desk.reload(() => desk.disk.set(PATH, 'theirs'));
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['theirs', []]);
    desk.edits.redo();
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['b', [PATH]]);
  });

  test('stays one as it is edited further, and when it is brought back', () => {
    const desk = new Desk();
    const before = desk.edits.stands([PATH]);
    desk.type('b');
    desk.others('theirs');
    expect(desk.edits.outdated).toEqual([PATH]);
    desk.type('bc');
    expect(desk.edits.outdated).toEqual([PATH]);
    desk.edits.takeBack([PATH]);
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['theirs', []]);
    desk.edits.undo();
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['bc', [PATH]]);
    desk.edits.takeBack([PATH]);
    desk.edits.bringBack(before);
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['a', [PATH]]);
  });

  test('is one where work on it began before', () => {
    const desk = new Desk();
    const { readings } = desk.edits;
    desk.others('theirs');
    desk.edits.apply([[PATH, 'a, turned']], 'knob', readings);
    expect(desk.edits.outdated).toEqual([PATH]);
  });

  test('is one where the others removed the file', () => {
    const desk = new Desk();
    desk.type('b');
    desk.others(null);
    expect([desk.edits.outdated, desk.edits.base(PATH)]).toEqual([[PATH], 'a']);
  });

  test('is none once the reader has seen both, nor where the others went back', () => {
    const desk = new Desk();
    desk.type('b');
    desk.others('theirs');
    desk.edits.settle(PATH);
    expect([desk.edits.outdated, desk.save(), desk.disk.get(PATH)]).toEqual([[], [], 'b']);
    desk.edits.undo();
    expect([desk.edits.text(PATH), desk.edits.outdated]).toEqual(['a', []]);
    desk.others('theirs again');
    expect(desk.edits.outdated).toEqual([PATH]);
    desk.others('b');
    expect(desk.edits.outdated).toEqual([]);
  });
});

describe('saving', () => {
  test('is not what others do: its texts can be undone and saved', () => {
    const desk = new Desk();
    desk.type('b');
    expect(desk.save()).toEqual([]);
    desk.others('y', OTHER);
    desk.edits.undo();
    expect([desk.edits.text(PATH), desk.edits.outdated, desk.save()]).toEqual(['a', [], []]);
    expect(desk.disk).toEqual(
      new Map([
        [PATH, 'a'],
        [OTHER, 'y'],
      ]),
    );
  });

  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('type'), path: fc.constantFrom(PATH, OTHER) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo', 'save', 'reload') }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('others'), path: fc.constantFrom(PATH, OTHER) }) },
  );

  test('never writes over what others made unless the text was made from that', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const desk = new Desk();
        /** What others wrote last: everything that is typed on top of it holds it. */
        const theirs = new Map([
          [PATH, 'a'],
          [OTHER, 'x'],
        ]);
        steps.forEach((each, index) => {
          const path = 'path' in each ? each.path : PATH;
          if (each.do === 'type') desk.type(`${desk.edits.text(path) ?? ''}.${index}`, path);
          else if (each.do === 'undo') desk.edits.undo();
          else if (each.do === 'redo') desk.edits.redo();
          else if (each.do === 'save') desk.save();
          else if (each.do === 'reload') desk.reload();
          else {
            theirs.set(path, `others ${index}`);
            desk.others(`others ${index}`, path);
          }
          for (const [at, text] of theirs) expect(desk.disk.get(at)?.startsWith(text)).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });
});

import { ALERT, findLever } from '../../plan/index.ts';
import { assistWord } from '../messages/assist-words.ts';
import type { Lang } from '../messages/index.ts';
import { conditionText } from '../sentences/words.ts';
import { partAt, plain } from '../text/tree.ts';
import { titleIn, type Folder } from './folder.ts';
import { tellName, type Told } from './told.ts';

type Kind = 'play' | 'condition' | 'rule' | 'strategy' | 'scenario' | 'rulebook';

export const ownFactTold = (expression: string, lang: Lang): Told => ({
  title: '',
  unit: assistWord('own-fact', {}, lang),
  meaning: [expression],
});

/** What a play of the workspace moves. */
function movesOf(name: string, folder: Folder, lang: Lang): string[] {
  const tree = folder.plays.get(name);
  const list = tree && partAt(tree, ['levers']);
  const entries = list?.kind === 'list' ? list.items.map(plain) : [];
  const levers = entries.map((entry) => {
    const { lever, ...change } = entry as Readonly<Record<string, unknown>>;
    const [how, value] = Object.entries(change)[0] ?? [];
    const title = findLever(String(lever))?.[lang] ?? String(lever);
    return how === undefined ? title : `${title} (${how} ${String(value)})`;
  });
  return levers.length === 0
    ? []
    : [assistWord('moves-levers', { levers: levers.join(lang === 'en' ? ', ' : '、') }, lang)];
}

/** What a name that the workspace defines stands for. */
export function namedTold(kind: Kind, name: string, folder: Folder, lang: Lang): Told {
  const unit = assistWord(kind, {}, lang);
  switch (kind) {
    case 'play': {
      const known = tellName(name, lang);
      const tree = folder.plays.get(name);
      const title = titleIn(tree)?.[lang] ?? known?.title ?? '';
      return {
        title,
        unit,
        meaning: [...(known?.meaning ?? []), ...(name === ALERT ? [] : movesOf(name, folder, lang))],
      };
    }
    case 'condition': {
      const condition = folder.conditions.get(name);
      return { title: '', unit, meaning: condition === undefined ? [] : [conditionText(condition, lang)] };
    }
    case 'rule':
      return { title: titleIn(folder.notes.get(name))?.[lang] ?? '', unit, meaning: [] };
    case 'strategy':
    case 'scenario':
    case 'rulebook': {
      const file = folder.files(kind).find((each) => each.name === name);
      return { title: (file && folder.titleOf(file)?.[lang]) ?? '', unit, meaning: [] };
    }
  }
}

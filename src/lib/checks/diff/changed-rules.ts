import type { WorkspaceFiles } from '../../workspace/index.ts';
import { stable } from './effect.ts';

/** A rule as its file has it. */
interface FiledRule {
  readonly file: string;
  readonly name: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** A rule that is not what it was; one side is missing where it is new, or gone. */
export interface RuleChange {
  readonly before?: FiledRule;
  readonly after?: FiledRule;
}

const RULEBOOK = /^rules\/(?!(?:plays|facts|conditions|rules)\.)[^/]+\.json$/;

const textOf = (content: string | Uint8Array): string =>
  (typeof content === 'string' ? content : new TextDecoder().decode(content)).replace(/^\uFEFF/, '');

/** Rules of a file of a workspace that has been read without errors. */
const readRules = (file: string, content: string | Uint8Array): FiledRule[] =>
  (JSON.parse(textOf(content)) as Readonly<Record<string, unknown>>[]).map((json) => ({
    file,
    name: String(json.name),
    json,
  }));

const rulesIn = (files: WorkspaceFiles): FiledRule[] =>
  [...files].flatMap(([file, content]) => (RULEBOOK.test(file) ? readRules(file, content) : []));

const contentOf = ({ json: { name: _, ...content } }: FiledRule): string => stable(content);

const keyOf = ({ file, name }: FiledRule): string => JSON.stringify([file, name]);

/** Rules that differ between two versions in more than their name, their file or their place in it. */
export function changedRules(before: WorkspaceFiles, after: WorkspaceFiles): readonly RuleChange[] {
  const gone = new Map(rulesIn(before).map((rule) => [keyOf(rule), rule]));
  const rules = rulesIn(after);
  const changes: RuleChange[] = [];
  const fresh = rules.filter((rule) => {
    const was = gone.get(keyOf(rule));
    if (!was) return true;
    gone.delete(keyOf(rule));
    if (contentOf(was) !== contentOf(rule)) changes.push({ before: was, after: rule });
    return false;
  });
  for (const rule of fresh) {
    const open = [...gone.values()];
    const was =
      open.find((each) => each.name === rule.name) ??
      open.find((each) => contentOf(each) === contentOf(rule));
    if (was) gone.delete(keyOf(was));
    if (!was) changes.push({ after: rule });
    else if (contentOf(was) !== contentOf(rule)) changes.push({ before: was, after: rule });
  }
  return [...changes, ...[...gone.values()].map((rule) => ({ before: rule }))];
}

/**
 * Files with one rule as it is on the other side and nothing else changed; undefined where they have no file to put it in.
 *
 * @param from - the rule as these files have it
 * @param to - as it is to be
 * @param order - the other side's files, whose order says where a new rule goes
 */
export function withRule(
  files: WorkspaceFiles,
  { from, to }: { readonly from: FiledRule | undefined; readonly to: FiledRule | undefined },
  order: WorkspaceFiles,
): WorkspaceFiles | undefined {
  const file = from?.file ?? to?.file ?? '';
  const content = files.get(file);
  if (content === undefined) return undefined;
  const rules = readRules(file, content);
  // a rule that was renamed keeps its name here: it is what others may refer to
  const put = to && { ...to.json, name: from?.name ?? to.name };
  if (from) {
    const place = rules.findIndex(({ name }) => name === from.name);
    rules.splice(place, 1, ...(put ? [{ ...from, json: put }] : []));
  } else if (to && put) {
    const there = readRules(file, order.get(file) ?? '[]').map(({ name }) => name);
    const earlier = new Set(there.slice(0, there.indexOf(to.name)));
    const place = rules.findLastIndex(({ name }) => earlier.has(name)) + 1;
    rules.splice(place, 0, { ...to, json: put });
  }
  return new Map([...files, [file, JSON.stringify(rules.map(({ json }) => json))]]);
}

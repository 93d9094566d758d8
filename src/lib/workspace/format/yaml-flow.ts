import type { CST } from 'yaml';

type Item = CST.FlowCollection['items'][number];

/** A collection in brackets that cannot be written anew: it has a comment, or a key that is no plain text. */
export class Unusual extends Error {}

/** Anchors and tags before a value, each with the space behind it. */
function propertiesOf(tokens: readonly CST.SourceToken[]): string {
  let text = '';
  for (const { type, source } of tokens) {
    if (type === 'anchor' || type === 'tag') text += `${source} `;
    else if (type === 'comment' || type === 'explicit-key-ind') throw new Unusual();
  }
  return text;
}

function valueText(token: CST.Token): string {
  switch (token.type) {
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return token.source;
    case 'flow-collection':
      return flowText(token);
    default:
      throw new Unusual();
  }
}

/** Whether there is more to an item than the comma before it. */
const isWritten = ({ start, key, sep, value }: Item): boolean =>
  Boolean(key ?? value) ||
  (sep ?? []).length > 0 ||
  start.some(({ type }) => type !== 'comma' && type !== 'space' && type !== 'newline');

function itemText({ start, key, sep = [], value }: Item): string {
  const first = propertiesOf(start);
  const colon = sep.findIndex(({ type }) => type === 'map-value-ind');
  const before = key ? valueText(key) : '';
  if (colon < 0) return (first + before + (value ? valueText(value) : '')).trimEnd();
  // An alias takes a colon right behind it for a part of its name.
  const gap = key?.type === 'alias' ? ' ' : '';
  const behind = propertiesOf(sep.slice(colon + 1)) + (value ? valueText(value) : '');
  return `${first}${before}${gap}: ${behind}`.trimEnd();
}

/** A collection in brackets on one line: `{ a: b }`, `[a, b]`. */
export function flowText(token: CST.FlowCollection): string {
  const items = token.items.filter(isWritten).map(itemText);
  const joined = items.join(', ');
  if (token.start.source === '[') return `[${joined}]`;
  return joined === '' ? '{}' : `{ ${joined} }`;
}

import type { Path } from '../text/tree.ts';
import { FlowReader, type SoftMap, type SoftNode, type SoftScalar } from './soft.ts';
import { readSoftYaml } from './soft-yaml.ts';

/** Where the cursor stands in a file, and what is written there. */
export interface Spot {
  /** Down to the map whose key this is, or to the value; `either`: nobody can tell yet whether a bare word will be a key. */
  readonly role: 'key' | 'value' | 'either';
  readonly path: Path;
  /** The word at the cursor; undefined between words. */
  readonly word?: SoftScalar;
  readonly offset: number;
  /** The map that it stands in, with all its keys. */
  readonly within?: SoftMap;
  /** A colon follows the key already. */
  readonly hasColon: boolean;
  /** Within brackets: JSON, or YAML's `{ a: b }`. */
  readonly flow: boolean;
}

const holds = ({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean =>
  offset >= start && offset <= end;

/** Finds what an offset is about. */
class Finder {
  readonly #text: string;
  readonly #offset: number;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  find(node: SoftNode | undefined, path: Path, within?: SoftMap, flow = false): Spot | undefined {
    const offset = this.#offset;
    if (!node)
      return {
        role: flow ? 'value' : 'either',
        path,
        offset,
        ...(within && { within }),
        hasColon: false,
        flow,
      };
    if (node.kind === 'scalar')
      return { role: 'value', path, word: node, offset, ...(within && { within }), hasColon: false, flow };
    if (node.kind === 'map') return node.flow ? this.#inFlowMap(node, path) : this.#inBlockMap(node, path);
    if (node.flow && (offset <= node.start || this.#isPast(node))) return undefined;
    const index = node.items.findIndex((item) => holds(item, offset));
    const item = node.items[index];
    if (!node.flow)
      return item && offset > item.start ? this.#below(item.value, [...path, index], node.indent) : undefined;
    const place = [...path, index < 0 ? node.items.filter(({ end }) => end < offset).length : index];
    if (item && item.value && holds(item.value, offset)) return this.find(item.value, place, undefined, true);
    return { role: 'value', path: place, offset, hasColon: false, flow: true };
  }

  /** Behind the bracket that closes it. */
  #isPast({ end }: SoftNode): boolean {
    return this.#offset >= end && '}]'.includes(this.#text.charAt(end - 1));
  }

  #key(node: SoftMap, path: Path, word: SoftScalar | undefined, hasColon: boolean): Spot {
    return {
      role: 'key',
      path,
      ...(word && { word }),
      offset: this.#offset,
      within: node,
      hasColon,
      flow: node.flow,
    };
  }

  #inFlowMap(node: SoftMap, path: Path): Spot | undefined {
    const offset = this.#offset;
    if (offset <= node.start || this.#isPast(node)) return undefined;
    for (const { key, colon, value, end } of node.entries) {
      if (offset < key.start) break;
      if (holds(key, offset)) return this.#key(node, path, key, colon !== undefined);
      if (offset > end) continue;
      if (colon === undefined || offset <= colon) return undefined;
      if (!value && this.#text.slice(colon, offset).includes('\n'))
        return this.#key(node, path, undefined, false);
      if (value && offset > value.end) return undefined;
      return this.find(value && offset >= value.start ? value : undefined, [...path, key.text], node, true);
    }
    return this.#key(node, path, undefined, false);
  }

  #inBlockMap(node: SoftMap, path: Path): Spot | undefined {
    const offset = this.#offset;
    for (const { key, colon, value, end } of node.entries) {
      if (holds(key, offset)) return this.#key(node, path, key, colon !== undefined);
      if (offset > end || (offset === end && offset !== this.#text.length)) continue;
      if (offset < key.start) break;
      if (colon === undefined || offset <= colon) return undefined;
      const isBelow = this.#text.slice(colon, offset).includes('\n');
      if (
        isBelow &&
        this.#column() <= node.indent &&
        !(value && holds(value, offset) && value.kind !== 'scalar')
      )
        return this.#key(node, path, undefined, false);
      if (!isBelow && value?.kind !== 'scalar' && !(value && holds(value, offset)))
        return {
          role: 'value',
          path: [...path, key.text],
          offset,
          within: node,
          hasColon: false,
          flow: false,
        };
      if (value?.kind === 'scalar' && !holds(value, offset)) return undefined;
      return this.#below(value, [...path, key.text], node.indent, node);
    }
    return this.#column() === node.indent ? this.#key(node, path, undefined, false) : undefined;
  }

  /** Within what stands below a key or behind a dash. */
  #below(value: SoftNode | undefined, path: Path, indent: number, within?: SoftMap): Spot | undefined {
    if (value && (value.kind === 'scalar' || value.flow)) return this.find(value, path, within, false);
    if (!value) return this.#column() > indent ? this.find(undefined, path, within) : undefined;
    if (this.#offset < value.start && this.#column() !== value.indent) return undefined;
    const spot = this.find(value, path);
    // a bare word may yet become a value: `- plan` in a list of names
    const only = value.kind === 'map' && value.entries.length === 1 ? value.entries[0] : undefined;
    return spot && only && only.colon === undefined && spot.word === only.key
      ? { ...spot, role: 'either', path }
      : spot;
  }

  #column(): number {
    return this.#offset - (this.#text.lastIndexOf('\n', this.#offset - 1) + 1);
  }
}

/** Whether the offset lies in a YAML comment. */
function inComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /(?:^|\s)#/.test(line.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''));
}

/** What an offset in a file is about; undefined in a comment, or where nothing can stand. */
export function spotAt(path: string, text: string, offset: number): Spot | undefined {
  const isJson = path.endsWith('.json');
  if (!isJson && inComment(text, offset)) return undefined;
  const root = isJson ? new FlowReader(text).read() : readSoftYaml(text);
  if (!root) return { role: isJson ? 'value' : 'either', path: [], offset, hasColon: false, flow: isJson };
  return new Finder(text, offset).find(root, []);
}

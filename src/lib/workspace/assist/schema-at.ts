import { jsonSchema, type SchemaName } from '../json-schema/index.ts';
import { schemaOf } from '../json-schema/modeline.ts';
import type { JsonSchema } from '../json-schema/names.ts';
import type { Path } from '../text/tree.ts';

const schemas = new Map<SchemaName, JsonSchema>();

function schemaNamed(name: SchemaName): JsonSchema {
  const known = schemas.get(name);
  if (known) return known;
  const made = jsonSchema(name);
  schemas.set(name, made);
  return made;
}

/** A name that may stand in a place, and what the schema says of it. */
export interface ListedValue {
  readonly value: string | number | boolean | null;
  readonly description?: string;
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the schema of a file's kind has to say about places in it. */
export class SchemaGuide {
  readonly name: SchemaName;
  readonly #root: JsonSchema;

  constructor(name: SchemaName) {
    this.name = name;
    this.#root = schemaNamed(name);
  }

  /** The schemas that a value at a path is held against, with references followed and choices laid side by side. */
  at(path: Path): readonly JsonSchema[] {
    return this.#expanded(this.declared(path));
  }

  /** The same, as they are written. */
  declared(path: Path): readonly JsonSchema[] {
    let nodes: readonly JsonSchema[] = [this.#root];
    for (const step of path) nodes = this.#expanded(nodes).flatMap((node) => below(node, step));
    return nodes;
  }

  /** Keys that a map at a path may have, each with what it is. */
  keys(path: Path): ReadonlyMap<string, JsonSchema> {
    const keys = new Map<string, JsonSchema>();
    for (const { properties } of this.at(path)) {
      if (!isSchema(properties)) continue;
      for (const [key, schema] of Object.entries(properties))
        if (isSchema(schema) && !keys.has(key)) keys.set(key, schema);
    }
    return keys;
  }

  /** Values of a closed set that may stand at a path. */
  values(path: Path): readonly ListedValue[] {
    const found = new Map<string, ListedValue>();
    for (const node of this.at(path)) {
      const { description } = node;
      const said = typeof description === 'string' ? { description } : {};
      const listed = 'const' in node ? [node['const']] : node['enum'];
      const flags = [node['type']].flat().includes('boolean') && !this.#isOpen(path) ? [true, false] : [];
      for (const value of [...(Array.isArray(listed) ? (listed as unknown[]) : []), ...flags]) {
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
          found.set(String(value), { value, ...said });
      }
    }
    return [...found.values()];
  }

  /** What kinds of value may stand at a path. */
  types(schema: JsonSchema): ReadonlySet<unknown> {
    return new Set(
      this.#expanded([schema]).flatMap((node) => [
        ...[node['type']].flat(),
        ...('properties' in node ? ['object'] : []),
      ]),
    );
  }

  /** Any type may stand there: a flag is only one of many. */
  #isOpen(path: Path): boolean {
    return this.at(path).some(({ type }) => Array.isArray(type) && type.includes('number'));
  }

  #expanded(nodes: readonly JsonSchema[]): JsonSchema[] {
    return nodes.flatMap((node): JsonSchema[] => {
      const { $ref } = node;
      if (typeof $ref === 'string') {
        const definitions = this.#root['definitions'];
        const target = isSchema(definitions) ? definitions[$ref.slice('#/definitions/'.length)] : undefined;
        return isSchema(target) ? this.#expanded([target]) : [];
      }
      const choices = [node['anyOf'], node['allOf'], node['oneOf']]
        .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
        .filter(isSchema);
      return [node, ...this.#expanded(choices)];
    });
  }
}

/** What a key's value or a list's entry is held against. */
function below(node: JsonSchema, step: string | number): readonly JsonSchema[] {
  if (typeof step === 'number') {
    const { items } = node;
    return isSchema(items) ? [items] : [];
  }
  const { properties, additionalProperties } = node;
  const own = isSchema(properties) && Object.hasOwn(properties, step) ? properties[step] : undefined;
  const either = own ?? additionalProperties;
  return isSchema(either) ? [either] : [];
}

/** The guide to a workspace's file; undefined for a path that no file of a workspace has. */
export function guideTo(path: string): SchemaGuide | undefined {
  const name = schemaOf(path);
  return name && new SchemaGuide(name);
}

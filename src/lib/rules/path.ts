import type { ObjectFactDefinition } from '../plan/index.ts';
import { nearestName } from './nearest.ts';

/** `.name`, `['name']` or `["name"]`. */
const SEGMENT = /\.([A-Za-z_][\w-]*)|\['([^'\]]+)'\]|\["([^"\]]+)"\]/y;

/** The steps of a path such as `$.douyin.cac` or `$['douyin']['cac']`; undefined for any other JSONPath. */
export function readPath(path: string): readonly string[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: string[] = [];
  SEGMENT.lastIndex = 1;
  while (SEGMENT.lastIndex < path.length) {
    const match = SEGMENT.exec(path);
    if (!match) return undefined;
    steps.push(match[1] ?? match[2] ?? match[3]!);
  }
  return steps;
}

function* allPaths(definition: ObjectFactDefinition): Iterable<string> {
  for (const key of definition.keys) {
    for (const part of Object.keys(definition.parts[key] ?? {})) yield `$.${key}.${part}`;
  }
}

/** The path of the object fact closest to what is written. */
export function nearestPath(definition: ObjectFactDefinition, path: string): string | undefined {
  const wanted = path.startsWith('$') ? path : `$.${path}`;
  return nearestName(wanted, allPaths(definition));
}

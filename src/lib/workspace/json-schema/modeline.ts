import { kindOf } from '../files.ts';
import type { SchemaName } from './index.ts';

/** The comment by which YAML language servers find a file's schema. */
const MODELINE = /^# yaml-language-server: \$schema=.*\n/;

/** The schema of a workspace's file; undefined for a path that no file of a workspace has. */
export function schemaOf(path: string): SchemaName | undefined {
  const kind = kindOf(path)?.kind;
  return kind === 'notes' ? 'rules' : kind;
}

/** A YAML file's text with a modeline as its first line: to a schema in a folder of the workspace, by relative path. */
export function withModeline(path: string, text: string, folder: string): string {
  const schema = schemaOf(path);
  if (schema === undefined || path.endsWith('.json')) return text;
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${folder}/${schema}.json\n${text.replace(MODELINE, '')}`;
}

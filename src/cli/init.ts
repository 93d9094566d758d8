import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { SCHEMA_NAMES } from '../lib/index.ts';
import {
  commandError,
  commandWord,
  RECORDINGS,
  SCHEMA_FOLDER,
  schemaPath,
  schemaText,
  withModeline,
  workspaceReadme,
} from '../lib/workspace/index.ts';
import { Complaints } from './complaints.ts';
import { InputError } from './exit.ts';
import { json } from './json.ts';
import { langOf, readLang } from './options.ts';
import { packageFolder } from './package-folder.ts';

interface InitOptions {
  readonly empty?: true;
  readonly lang: string;
}

/** The folders of the sample that make a workspace; its recordings are of its own outcomes. */
const SAMPLE = ['rules', 'scenarios'];

/** What a skeleton keeps of the sample: the shop, whose numbers every plan needs, its targets and last year's plan. */
const KEPT = /^scenarios\/(?:calm\.yaml|shop\/(?:business|targets)\.yaml|shop\/strategies\/steady\.yaml)$/;

/** A skeleton has no rulebooks yet. */
const RULES_LINE = /^rules: \[.*\]$/m;

/** JSON has no comments and so no modelines: VS Code finds the schema of rulebooks here. */
const EDITOR_SETTINGS = {
  'json.schemas': [{ fileMatch: ['/rules/*.json'], url: `./${schemaPath('rulebook')}` }],
};

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, path) : [path];
  });
}

/** The files of a new workspace, by their path in it. */
function newFiles(empty: boolean, readme: string): Map<string, string> {
  const root = packageFolder();
  const files = new Map<string, string>([['README.md', readme]]);
  for (const path of SAMPLE.flatMap((folder) => filesUnder(root, folder)).sort()) {
    if (path.startsWith(RECORDINGS) || (empty && !KEPT.test(path))) continue;
    const text = readFileSync(join(root, path), 'utf8');
    files.set(path, withModeline(path, empty ? text.replace(RULES_LINE, 'rules: []') : text, SCHEMA_FOLDER));
  }
  for (const name of SCHEMA_NAMES) files.set(schemaPath(name), schemaText(name));
  files.set('.vscode/settings.json', `${json(EDITOR_SETTINGS)}\n`);
  return files;
}

function init(folder: string, options: InitOptions): void {
  const complaints = new Complaints(langOf(options.lang));
  const lang = readLang(options.lang, complaints);
  complaints.settle();
  const files = newFiles(options.empty ?? false, workspaceReadme(lang));
  const there = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (there.length > 0)
    throw new InputError(commandError('never-overwritten', { folder, files: there }, lang));
  for (const [path, text] of files) {
    const full = join(folder, path);
    try {
      mkdirSync(dirname(full), { recursive: true });
      // never over a file that has appeared meanwhile
      writeFileSync(full, text, { flag: 'wx' });
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new InputError(commandError('unwritable', { file: full, reason }, lang));
    }
  }
  console.log(commandWord('init-line', { folder, files: files.size }, lang));
}

/** Adds `windtunnel init`: a new workspace, from the sample or with little in it. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('make a new workspace from the sample; never overwrites a file')
    .argument('[folder]', 'where to make it', '.')
    .option('--empty', "only the shop, its targets and last year's plan, without rules")
    .option('--lang <language>', 'en or zh', 'en')
    .action(init);
}

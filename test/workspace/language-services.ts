import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import jsonService from 'vscode-json-languageservice';
import { getLanguageService as getYamlService } from 'yaml-language-server';
import { packageFolder } from '../../src/cli/package-folder.ts';
import { schemaOf } from '../../src/lib/workspace/index.ts';

const ROOT = packageFolder();
const { TextDocument } = jsonService;

/** Where in a text the cursor stands. */
const CURSOR = '|';

export const readSample = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const filesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(path) : [path];
  });

/** The files of the sample workspace. */
export const SAMPLE_FILES: readonly string[] = ['rules', 'scenarios'].flatMap(filesUnder);

const fileAt = (path: string, root = ROOT): string => pathToFileURL(join(root, path)).href;

/** Services keep what they read of a version of a file. */
let version = 0;

const document = (path: string, text: string, root = ROOT) =>
  TextDocument.create(fileAt(path, root), path.endsWith('.json') ? 'json' : 'yaml', ++version, text);

/** The YAML language server as an editor runs it: schemas are found by the files' modelines alone. */
const yaml = getYamlService({
  schemaRequestService: (uri) => Promise.resolve(readFileSync(fileURLToPath(uri), 'utf8')),
  workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
});
yaml.configure({ validate: true, hover: true, completion: true });

/** The JSON language server as VS Code runs it with a settings file that names the schema of rulebooks. */
const json = jsonService.getLanguageService({});
json.configure({
  validate: true,
  schemas: [
    {
      uri: fileAt('static/schema/rulebook.json'),
      fileMatch: ['**/rules/*.json'],
      schema: JSON.parse(readSample('static/schema/rulebook.json')) as object,
    },
  ],
});

/** What an editor underlines in a file of the workspace at a root: a line and a message each. */
export async function complaints(path: string, text: string, root = ROOT): Promise<string[]> {
  const file = document(path, text, root);
  const found = path.endsWith('.json')
    ? await json.doValidation(file, json.parseJSONDocument(file))
    : await yaml.doValidation(file, false);
  return found.map(({ range, message }) => {
    const told = typeof message === 'string' ? message : message.value;
    return `${path}:${range.start.line + 1}: ${told}`;
  });
}

/** The modeline of a file of the sample. */
function modelineOf(path: string): string {
  const name = schemaOf(path);
  if (name === undefined) throw new Error(`${path} has no schema`);
  return `# yaml-language-server: $schema=${fileAt(`static/schema/${name}.json`)}\n`;
}

/** The same file with a cursor in it, and the cursor's place; without the modeline, a short text gets one. */
function cursorIn(path: string, text: string) {
  const whole = path.endsWith('.json') ? text : modelineOf(path) + text;
  const at = whole.indexOf(CURSOR);
  const file = document(path, whole.slice(0, at) + whole.slice(at + 1));
  return { file, position: file.positionAt(at) };
}

/** What an editor offers at the cursor: each name with what is said beside it. */
export async function completions(path: string, text: string): Promise<ReadonlyMap<string, string>> {
  const { file, position } = cursorIn(path, text);
  const list = path.endsWith('.json')
    ? await json.doComplete(file, position, json.parseJSONDocument(file))
    : await yaml.doComplete(file, position, false);
  const told = (documentation: unknown): string =>
    typeof documentation === 'string' ? documentation : JSON.stringify(documentation ?? '');
  return new Map(
    (list?.items ?? []).map(({ label, documentation }) => [label.replaceAll('"', ''), told(documentation)]),
  );
}

/** What an editor shows of the word under the cursor, without the marks of Markdown. */
export async function hover(path: string, text: string): Promise<string> {
  const { file, position } = cursorIn(path, text);
  const shown = path.endsWith('.json')
    ? await json.doHover(file, position, json.parseJSONDocument(file))
    : await yaml.doHover(file, position);
  return JSON.stringify(shown?.contents ?? '').replaceAll('\\', '');
}

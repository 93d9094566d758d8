import {
  type Choices,
  choicesOf,
  complete,
  type Completions,
  editJson,
  editNotes,
  Folder,
  formatFile,
  hover,
  type Hover,
  type JsonEdit,
  type Lang,
  type NoteEdit,
  renamedInChecks,
  shelfOf,
  type ShelvedFile,
  type ShownEntry,
  showRules,
} from '../../workspace/index.ts';
import type { FileContents } from './engine-types.ts';

/** A place in a file as it is typed. */
interface AtPlace {
  readonly files: FileContents;
  readonly path: string;
  readonly text: string;
  readonly offset: number;
  readonly lang: Lang;
}

/** What whoever writes files asks for; a text is as it is typed, other files as they were edited last. */
interface Asks {
  /** Names that fit a place. */
  complete: AtPlace;
  /** What the word at a place means. */
  hover: AtPlace;
  /** The canonical layout of a file. */
  format: { readonly path: string; readonly text: string };
  /** The files by what they are for. */
  shelf: { readonly files: FileContents };
  /** A rulebook's rules as sentences. */
  sentences: { readonly path: string; readonly files: FileContents; readonly lang: Lang };
  /** A rulebook with changes made. */
  edit: { readonly text: string; readonly edits: readonly JsonEdit[] };
  /** The file that says what rules are called, with changes made. */
  notes: { readonly text: string; readonly edits: readonly NoteEdit[] };
  /** The expectations and tests of rules that change with a rule's name, with the new one in its place. */
  'rule renamed': { readonly files: FileContents; readonly name: string; readonly to: string };
  /** What conditions and rules can be made of. */
  choices: { readonly files: FileContents; readonly lang: Lang };
}

interface Answers {
  complete: Completions | undefined;
  hover: Hover | undefined;
  format: string | undefined;
  shelf: readonly ShelvedFile[];
  sentences: readonly ShownEntry[] | undefined;
  edit: string | undefined;
  notes: string | undefined;
  'rule renamed': ReturnType<typeof renamedInChecks>;
  choices: Choices;
}

export type FileAsk = { [Kind in keyof Asks]: Asks[Kind] & { readonly ask: Kind } }[keyof Asks];
export type FileAnswer<Ask extends FileAsk> = Answers[Ask['ask']];

const folderOf = (files: FileContents): Folder => new Folder(new Map(files));

function answer(ask: FileAsk): Answers[keyof Answers] {
  switch (ask.ask) {
    case 'complete':
    case 'hover': {
      const { path, text, offset, lang } = ask;
      const work = ask.ask === 'complete' ? complete : hover;
      return work(folderOf(ask.files).with(path, text), path, text, offset, lang);
    }
    case 'format': {
      const formatted = formatFile(ask.path, ask.text);
      return formatted.ok ? formatted.text : undefined;
    }
    case 'shelf':
      return shelfOf(folderOf(ask.files));
    case 'sentences':
      return showRules(folderOf(ask.files), ask.path, ask.lang);
    case 'edit':
      return editJson(ask.text, ask.edits);
    case 'notes':
      return editNotes(ask.text, ask.edits);
    case 'rule renamed':
      return renamedInChecks(new Map(ask.files), 'rule', ask.name, ask.to);
    case 'choices':
      return choicesOf(folderOf(ask.files), ask.lang);
  }
}

/** Helps whoever writes files: everything that needs the catalogues or a file's grammar, which pages do without. */
export const answerAsk = <Ask extends FileAsk>(ask: Ask): FileAnswer<Ask> => answer(ask) as FileAnswer<Ask>;

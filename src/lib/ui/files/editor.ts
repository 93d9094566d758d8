import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import {
  type Diagnostic,
  lintGutter,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from '@codemirror/lint';
import { diff } from '@codemirror/merge';
import { search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension, Transaction } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { help, type Helper } from './editor-help.ts';
import { CHINESE_PHRASES } from './editor-phrases.ts';
import { looks } from './editor-theme.ts';

/** What an editor is made for, and whom it tells. */
export interface EditorSetup {
  readonly path: string;
  readonly text: string;
  readonly lang: 'en' | 'zh';
  /** Its name for screen readers, and the id of what says how it is used. */
  readonly label: string;
  readonly hint: string;
  readonly helper: Helper;
  readonly onchange: (text: string, step: string) => void;
  readonly onundo: () => void;
  readonly onredo: () => void;
  readonly onformat: () => void;
}

/** Marks a change that comes from outside: from another page, from undo. */
const outside = Annotation.define<true>();

/** Comparing texts longer than this, letter by letter, takes too long. */
const SCAN_LIMIT = 500;

/**
 * Typing of one kind in one place is one step of undo; another place, or deleting instead, begins a new one. Steps are the
 * study's own: one history for all pages.
 */
class Steps {
  #count = 0;
  #end = -1;
  #kind = '';

  of(transaction: Transaction): string {
    const kind = transaction.isUserEvent('delete')
      ? 'delete'
      : transaction.isUserEvent('input.type')
        ? 'type'
        : 'other';
    let [from, to] = [Infinity, 0];
    transaction.changes.iterChanges((fromA, toA, _fromB, toB) => {
      from = Math.min(from, fromA, toA);
      to = Math.max(to, toB);
    });
    const goesOn = kind !== 'other' && kind === this.#kind && Math.abs(from - this.#end) <= 1;
    if (!goesOn) this.#count++;
    this.#kind = kind;
    this.#end = to;
    return String(this.#count);
  }
}

function extensions(setup: EditorSetup, steps: Steps): Extension {
  const { path, text, lang, label, hint, helper, onchange, onundo, onredo, onformat } = setup;
  const format = (): boolean => {
    onformat();
    return true;
  };
  let held: string | undefined;
  return [
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    path.endsWith('.json') ? json() : yaml(),
    search({ top: true }),
    help(helper),
    looks,
    ...(lang === 'zh' ? [EditorState.phrases.of(CHINESE_PHRASES)] : []),
    ...(/\r\n/.test(text) && !/[^\r]\n/.test(text) ? [EditorState.lineSeparator.of('\r\n')] : []),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': hint,
      spellcheck: 'false',
      tabindex: '0',
    }),
    keymap.of([
      // undo and redo by key are the page's, wherever one is on it
      { key: 'Shift-Alt-f', run: format, preventDefault: true },
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
      ...completionKeymap,
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    // by a menu, say
    EditorView.domEventHandlers({
      beforeinput: ({ inputType }) => {
        if (inputType === 'historyUndo') onundo();
        else if (inputType === 'historyRedo') onredo();
        else return false;
        return true;
      },
    }),
    EditorView.updateListener.of(({ view, transactions }) => {
      for (const transaction of transactions)
        if (transaction.docChanged && !transaction.annotation(outside)) held = steps.of(transaction);
      // letters that an input method is still putting together are nobody's text yet
      if (held === undefined || view.composing) return;
      const step = held;
      held = undefined;
      onchange(view.state.sliceDoc(), step);
    }),
  ];
}

/** An editor in an element of the page. */
export function makeEditor(parent: HTMLElement, setup: EditorSetup): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({ doc: setup.text, extensions: extensions(setup, new Steps()) }),
  });
}

/** Brings a text that was changed elsewhere into the editor; the cursor stays where it was in what it stood in. */
export function takeText(view: EditorView, text: string, goThere: boolean): void {
  const before = view.state.sliceDoc();
  if (before === text) return;
  const now = view.state.toText(text);
  if (now.eq(view.state.doc)) return;
  const changes = diff(view.state.doc.toString(), now.toString(), { scanLimit: SCAN_LIMIT }).map(
    ({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: now.slice(fromB, toB) }),
  );
  const first = diffEnd(changes);
  view.dispatch({
    changes,
    annotations: [outside.of(true), Transaction.addToHistory.of(false)],
    ...(goThere && { selection: { anchor: first }, scrollIntoView: true }),
  });
}

/** Behind the first change. */
function diffEnd(
  changes: readonly { readonly from: number; readonly insert: { readonly length: number } }[],
): number {
  const [first] = changes;
  return first ? first.from + first.insert.length : 0;
}

/** Shows what is wrong where it is. */
export function showDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Puts the cursor on a line, counted from 1, and the line into view. */
export function goTo(view: EditorView, line: number, column: number, focus: boolean): void {
  const { doc } = view.state;
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  const anchor = Math.min(found.from + column - 1, found.to);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  if (focus) view.focus();
}

import {
  autocompletion,
  type Completion as Option,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { type EditorView, hoverTooltip } from '@codemirror/view';
import type { Completion, Completions, Hover } from '../../workspace/index.ts';

/** Who knows names: asked for each place, answers when it can. */
export interface Helper {
  complete(text: string, offset: number): Promise<Completions | undefined>;
  hover(text: string, offset: number): Promise<Hover | undefined>;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** What a name stands for, as a card. */
function card({
  name,
  title,
  unit,
  meaning,
}: Pick<Completion, 'name' | 'title' | 'unit' | 'meaning'>): HTMLElement {
  const dom = element('div', 'cm-told');
  const head = element('div', 'cm-told-head');
  head.append(element('strong', '', title === '' ? name : title));
  if (title !== '') head.append(element('code', '', name));
  if (unit !== '') head.append(element('span', 'cm-told-quiet', unit));
  dom.append(head, ...meaning.map((line) => element('div', 'cm-told-quiet', line)));
  return dom;
}

/** Where taking a name leaves something to be filled in, more names are offered at once. */
const goesOn = ({ insert, cursor }: Completion): boolean =>
  cursor < insert.length || insert.endsWith(': ') || insert.endsWith(':');

function optionOf(completion: Completion): Option {
  const { name, title, unit, meaning, insert, cursor } = completion;
  const detail = [title, unit].filter((part) => part !== '').join(' · ');
  return {
    label: name,
    ...(detail !== '' && { detail }),
    ...(meaning.length > 0 && { info: () => card(completion) }),
    apply: (view: EditorView, option: Option, from: number, to: number) => {
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + cursor },
        userEvent: 'input.complete',
        annotations: pickedCompletion.of(option),
      });
      if (goesOn(completion)) startCompletion(view);
    },
  };
}

/** Names that fit where the cursor stands, and what the name under the pointer means. */
export function help(helper: Helper): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { state, pos, explicit } = context;
    const found = await helper.complete(state.doc.toString(), pos).catch(() => undefined);
    if (!found || context.aborted) return null;
    // nothing is offered unasked before a first letter, nor what stands there already
    const typed = state.sliceDoc(found.from, pos).replace(/^["']/, '');
    const isOpenQuote = /^["']$/.test(state.sliceDoc(found.from, pos));
    if (!explicit && typed === '' && !isOpenQuote) return null;
    const [only] = found.options;
    if (!explicit && found.options.length === 1 && only?.name === typed) return null;
    return { from: found.from, to: found.to, options: found.options.map(optionOf), filter: false };
  };
  return [
    autocompletion({ override: [source], icons: false, closeOnBlur: true }),
    hoverTooltip(async (view, pos) => {
      const found = await helper.hover(view.state.doc.toString(), pos).catch(() => undefined);
      if (!found || found.to > view.state.doc.length) return null;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: card(found) }) };
    }),
  ];
}

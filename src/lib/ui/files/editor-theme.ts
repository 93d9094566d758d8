import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const MONO =
  "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";

/** Paper and ink: what a file says stands out by weight, what holds it together steps back. */
const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--ink-2)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--ink-3)', fontStyle: 'italic' },
  {
    tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket, tags.brace],
    color: 'var(--ink-3)',
  },
]);

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', height: '100%', fontSize: '12px' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: MONO, lineHeight: '20px', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-line': { padding: '0 12px 0 4px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection':
    { backgroundColor: 'var(--hairline) !important' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hairline) 35%, transparent)' },
  // text that is moved sideways goes beneath it
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--ink-3)', border: '0' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 4px', minWidth: '28px' },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--hairline-strong)',
  },
  '.cm-nonmatchingBracket': { backgroundColor: 'transparent !important' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0', display: 'flex', alignItems: 'center' },
  '.cm-lint-marker': { width: '8px', height: '8px', border: '2px solid var(--ink)', content: 'normal' },
  '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--ink)' },
  '.cm-lint-marker-warning': { content: 'normal', borderColor: 'var(--ink-3)' },
  '.cm-lintRange-error, .cm-lintRange-warning': { backgroundImage: 'none', textUnderlineOffset: '4px' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--ink) 1px' },
  '.cm-lintRange-warning': { textDecoration: 'underline dotted var(--ink-2) 2px' },
  '.cm-lintRange-active': { backgroundColor: 'var(--hairline)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--hairline-strong)',
    color: 'var(--ink)',
    fontSize: '13px',
    lineHeight: '20px',
    maxWidth: 'min(440px, 90vw)',
  },
  '.cm-tooltip-section:not(:first-child)': { borderTop: '1px solid var(--hairline)' },
  '.cm-diagnostic': { padding: '8px 12px', borderLeft: '0', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--ink)' },
  '.cm-diagnostic-warning': { borderLeft: '2px solid var(--hairline-strong)' },
  '.cm-tooltip.cm-tooltip-autocomplete': { maxWidth: 'min(620px, 94vw)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'inherit',
    maxWidth: 'min(460px, 94vw)',
    maxHeight: '260px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '12px',
    padding: '2px 8px',
    lineHeight: '20px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--hairline)', color: 'var(--ink)' },
  '.cm-completionLabel': { fontFamily: MONO, fontSize: '12px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    color: 'var(--ink-2)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', width: 'max-content', maxWidth: '300px' },
  '.cm-told': { padding: '8px 12px' },
  '.cm-told-head': { display: 'flex', gap: '12px', alignItems: 'baseline', flexWrap: 'wrap' },
  '.cm-told-head strong': { fontWeight: '600' },
  '.cm-told code': { color: 'var(--ink-2)' },
  '.cm-told-quiet': { color: 'var(--ink-2)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--hairline)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--hairline)' },
  '.cm-panel.cm-search': { padding: '8px', fontSize: '13px' },
  '.cm-panel.cm-search label': { fontSize: '13px' },
  '.cm-textfield': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--ink-3)',
    fontSize: '13px',
    padding: '2px 6px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'transparent',
    border: '1px solid var(--hairline-strong)',
    color: 'var(--ink)',
    fontSize: '13px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--hairline)', outline: '1px solid var(--hairline-strong)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--hairline-strong)' },
});

/** How the editor looks: by the page's variables, so that it turns dark with it. */
export const looks = [theme, syntaxHighlighting(highlight)];

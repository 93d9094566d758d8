import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Remark } from '../engine/engine-types.ts';
import type { Voice } from '../reader/voice.ts';

/** All that is to be said of something wrong: what, why, and what to write instead. */
function telling(remark: Remark, voice: Voice): HTMLElement {
  const [what, why, remedy] = remark[voice.lang];
  const dom = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = what;
  dom.append(head);
  for (const [term, text] of [
    [voice.say('why'), why],
    [voice.say('remedy'), remedy],
  ] as const) {
    const line = document.createElement('div');
    line.className = 'cm-told-quiet';
    line.textContent = `${term}${voice.lang === 'en' ? ': ' : '：'}${text}`;
    dom.append(line);
  }
  return dom;
}

/** What is wrong in a file, as the editor marks it; a place that is no longer there is marked where the text ends. */
export function diagnosticsOf(remarks: readonly Remark[], doc: Text, voice: Voice): Diagnostic[] {
  return remarks.map((remark) => {
    const line = doc.line(Math.min(Math.max(1, remark.lineNumber), doc.lines));
    const from = Math.min(line.from + remark.column - 1, line.to);
    return {
      from,
      to: Math.min(from + remark.width, line.to),
      severity: remark.severity,
      message: remark[voice.lang].join(' '),
      renderMessage: () => telling(remark, voice),
    };
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';
import ts from 'typescript';
import {
  FIRST_KERNEL_TYPE,
  FIRST_OWN,
  GLOBALS,
  IMPORTED,
  KERNEL_RESULT,
  OF_TWO_LANES,
  SIGNATURES,
} from './functions.mjs';
import { Kernel } from './kernel.mjs';
import { body, F64, I32, MAGIC, name, section, signature, unsigned, V128 } from './wasm.mjs';
import { Untranslated } from './writer.mjs';

/** Where the arithmetic kernels come from, as the imports of computing files name it. */
const ARITHMETIC = /\/random\/(?:index|kernels\/.*)\.ts$/;
const MEMORY = [0x02, 0x00, 0x01];
const VECTOR_TYPE = 2;

/** @param {string} file @param {string} text */
const parse = (file, text) => ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);

/** @typedef {Map<string, ts.SourceFile | undefined>} Sources */

/** @param {string} file @param {Sources} sources */
function sourceOf(file, sources) {
  if (!sources.has(file)) {
    sources.set(file, existsSync(file) ? parse(file, readFileSync(file, 'utf8')) : undefined);
  }
  return sources.get(file);
}

/** Parameters and the one expression of a function, where it is no more than that. @param {ts.Node} node */
function shortFunction(node) {
  if (!ts.isArrowFunction(node) && !ts.isFunctionDeclaration(node)) return undefined;
  const { body: content } = node;
  const [only, more] = content && ts.isBlock(content) ? content.statements : [];
  const result =
    content && !ts.isBlock(content)
      ? content
      : only && !more && ts.isReturnStatement(only)
        ? only.expression
        : undefined;
  if (!result || !node.parameters.every((parameter) => ts.isIdentifier(parameter.name))) return undefined;
  return { parameters: node.parameters.map((parameter) => parameter.name.getText()), result };
}

/** What a file itself calls by a name. @param {ts.SourceFile} source @param {string} wanted */
function declared(source, wanted) {
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === wanted)
      return shortFunction(statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: known, initializer } of statement.declarationList.declarations) {
      if (known.getText() === wanted && initializer) return shortFunction(initializer);
    }
  }
  return undefined;
}

/** @param {ts.SourceFile} source @param {string} wanted */
function importOf(source, wanted) {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = statement.importClause?.namedBindings;
    if (!names || !ts.isNamedImports(names)) continue;
    const found = names.elements.find((element) => element.name.text === wanted);
    if (found) return { from: statement.moduleSpecifier.text, name: (found.propertyName ?? found.name).text };
  }
  return undefined;
}

/** Names that an expression uses of its surroundings. @param {ts.Node} node @returns {string[]} */
function namesIn(node) {
  if (ts.isCallExpression(node)) {
    const callee = ts.isIdentifier(node.expression) ? [] : namesIn(node.expression);
    return [...callee, ...node.arguments.flatMap(namesIn)];
  }
  if (ts.isPropertyAccessExpression(node)) return namesIn(node.expression);
  if (ts.isIdentifier(node)) return node.text === 'Math' ? [] : [node.text];
  /** @type {string[]} */
  const names = [];
  ts.forEachChild(node, (child) => void names.push(...namesIn(child)));
  return names;
}

/** @param {ts.SourceFile} source - whose loops are translated @param {Sources} sources */
const resolver = (source, sources) => (/** @type {ts.Identifier} */ callee) => {
  const here = callee.getSourceFile();
  const imported = importOf(here, callee.text);
  if (imported && ARITHMETIC.test(imported.from)) {
    return imported.name in IMPORTED ? { intrinsic: imported.name } : undefined;
  }
  const there = imported ? sourceOf(resolvePath(dirname(here.fileName), imported.from), sources) : here;
  const found = there && declared(there, imported?.name ?? callee.text);
  if (!there || !found) return undefined;
  // what it uses beside its parameters must mean the same where the loop is: the constants of one file
  const others = namesIn(found.result).filter((used) => !found.parameters.includes(used));
  if (others.some((used) => there !== source || !/^[A-Z][A-Z0-9_]*$/.test(used))) return undefined;
  return found;
};

/** @param {ts.Node} node @param {(loop: ts.ForStatement) => boolean} take - whether it has taken it */
function eachLoop(node, take) {
  if (ts.isForStatement(node) && take(node)) return;
  ts.forEachChild(node, (child) => eachLoop(child, take));
}

/** @param {readonly Kernel[]} kernels */
function moduleOf(kernels) {
  const own = [...new Set(kernels.flatMap(({ calls }) => calls))];
  const types = kernels.map((kernel) =>
    signature(
      [...new Array(kernel.columns.size).fill(I32), ...new Array(kernel.scalars.size).fill(F64)],
      [KERNEL_RESULT],
    ),
  );
  const globals = Object.keys(GLOBALS).map((global) => [...name('lanes'), ...name(global), 0x03, I32, 0x00]);
  const functions = Object.entries(IMPORTED).map(([imported, count]) => [
    ...name('lanes'),
    ...name(imported),
    0x00,
    count - 1,
  ]);
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, [...SIGNATURES, ...types]),
    ...section(2, [[...name('lanes'), ...name('memory'), ...MEMORY], ...globals, ...functions]),
    ...section(3, [
      ...own.map(() => [VECTOR_TYPE]),
      ...kernels.map((_, k) => unsigned(FIRST_KERNEL_TYPE + k)),
    ]),
    ...section(
      7,
      kernels.map((_, k) => [...name(`k${k}`), 0x00, ...unsigned(FIRST_OWN + own.length + k)]),
    ),
    ...section(10, [
      ...own.map((called) => OF_TWO_LANES[called]),
      ...kernels.map((kernel) => {
        const { code, vectors } = kernel.finish((called) => FIRST_OWN + own.indexOf(called));
        return body(
          [
            [1, I32],
            [vectors, V128],
          ],
          code,
        );
      }),
    ]),
  ]);
}

/**
 * A source with its loops over lanes translated, where they can be: each asks its kernel first, and runs only where that says
 * that it did not. Lines stay where they are.
 *
 * @param {string} file - its path, from which what it imports is found
 * @param {string} text
 * @param {string} runtime - what the module with `laneKernels` is imported as
 * @returns {{ text: string, translated: number, left: { line: number, why: string }[] }}
 */
export function translate(file, text, runtime) {
  const source = parse(file, text);
  /** @type {Sources} */
  const sources = new Map();
  const resolve = resolver(source, sources);
  /** @type {Kernel[]} */
  const kernels = [];
  /** @type {{ line: number, why: string }[]} */
  const left = [];
  /** @type {{ at: number, text: string }[]} */
  const insertions = [];
  eachLoop(source, (loop) => {
    try {
      const kernel = new Kernel(loop, resolve);
      const place = kernels.push(kernel) - 1;
      const columns = [...kernel.columns.keys()].map((column) => `${column}.place`);
      const call = `$k${place}(${[...columns, ...kernel.scalars.keys()].join(', ')})`;
      const flags = kernel.flags.map(({ text: flag }, bit) => `if ($done & ${2 << bit}) ${flag} = true; `);
      insertions.push({
        at: loop.getStart(),
        text: `{ const $done = ${call}; ${flags.join('')}if (!$done) `,
      });
      insertions.push({ at: loop.getEnd(), text: ' }' });
      return true;
    } catch (fault) {
      if (!(fault instanceof Untranslated)) throw fault;
      left.push({ line: source.getLineAndCharacterOfPosition(loop.getStart()).line + 1, why: fault.message });
      return false;
    }
  });
  if (kernels.length === 0) return { text, translated: 0, left };
  let written = text;
  for (const { at, text: added } of insertions.reverse())
    written = written.slice(0, at) + added + written.slice(at);
  const bytes = Buffer.from(moduleOf(kernels)).toString('base64');
  const head =
    `import { laneKernels as $lanes } from ${JSON.stringify(runtime)}; ` +
    `const [${kernels.map((_, k) => `$k${k}`).join(', ')}] = $lanes(${kernels.length}, '${bytes}'); `;
  return { text: head + written, translated: kernels.length, left };
}

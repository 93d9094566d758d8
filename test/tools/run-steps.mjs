import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { tool } from '../../.tools/run.mjs';
import { PROJECT } from '../../.tools/folder.mjs';

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * What a step came to.
 *
 * @typedef {object} Ended
 * @property {Step} step
 * @property {number} code - exit code; that of a step that was killed for taking too long is not 0
 * @property {number} seconds
 * @property {string} output - what it printed, whole
 */

/** A step that hangs must not hang the whole. */
const MINUTES = 8;
const MINUTE_MS = 60_000;

/** A check takes one core, so this many run side by side. */
const SIDE_BY_SIDE = Math.max(2, Math.min(4, availableParallelism()));

/**
 * Runs one step to its end, collecting what it prints.
 *
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Ended>}
 */
function runStep(step, env) {
  const [command = '', ...args] = step.command;
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command.includes('/') ? command : tool(command), args, {
      cwd: PROJECT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: (step.minutes ?? MINUTES) * MINUTE_MS,
    });
    let output = '';
    const add = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    const end = (/** @type {number} */ code) => {
      resolve({ step, code, seconds: (performance.now() - started) / 1000, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) output += `ended by ${signal}\n`;
      end(code ?? 1);
    });
  });
}

/**
 * Runs every step, each as soon as those it waits for have ended and a core is free; one that fails stops no other.
 *
 * @param {readonly Step[]} steps - in the order in which they should start where there is a choice
 * @param {NodeJS.ProcessEnv} env
 * @param {(ended: Ended) => void} onEnd
 * @returns {Promise<Ended[]>}
 */
export async function runSteps(steps, env, onEnd) {
  const waiting = [...steps];
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map();
  /** @type {Ended[]} */
  const ended = [];
  const isOpen = (/** @type {string} */ name) =>
    waiting.some((step) => step.name === name) || [...running.keys()].some((step) => step.name === name);
  const mayStart = (/** @type {Step} */ step) =>
    !(step.after ?? []).some(isOpen) &&
    (step.alone
      ? running.size === 0
      : running.size < SIDE_BY_SIDE && ![...running.keys()].some((other) => other.alone));

  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(mayStart);
    const [step] = next < 0 ? [] : waiting.splice(next, 1);
    if (step === undefined) {
      await Promise.race(running.values());
      continue;
    }
    const done = runStep(step, env).then((result) => {
      running.delete(step);
      ended.push(result);
      onEnd(result);
    });
    running.set(step, done);
  }
  return ended;
}

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './folder.mjs';

/**
 * The start script of a package in node_modules, found without `npx`, which takes most of a second to say where it is.
 *
 * @param {string} name
 */
export function tool(name) {
  return join(PROJECT, 'node_modules/.bin', name);
}

/**
 * Whether the packages that builds and tests need are here: `npm ci --omit=dev` leaves them out.
 */
export function hasDevelopmentPackages() {
  return existsSync(tool('tsdown')) && existsSync(tool('svelte-kit'));
}

/**
 * Runs a command in the project's folder and gives its exit code. What it prints is shown only when it fails: whoever runs
 * `npm start` wants to see an address, not a bundler's notes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const add = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(output);
      resolve(code ?? 1);
    });
  });
}

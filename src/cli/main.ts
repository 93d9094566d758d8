#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { ModelError } from '../lib/simulation/index.ts';
import { RuleDisagreement } from '../lib/rules/index.ts';
import { Cancelled, EXIT, InputError } from './exit.ts';
import { addExplain } from './explain.ts';
import { addServe } from './serve.ts';
import { addSimulate } from './simulate.ts';

/** Every command lives in a file of its own and adds itself to the program. */
const COMMANDS = [addSimulate, addExplain, addServe];

const program = new Command('windtunnel')
  .description(manifest.description)
  .version(manifest.version)
  .showHelpAfterError('(windtunnel --help lists what there is)')
  .exitOverride();
for (const add of COMMANDS) add(program);

/** Prints a message line by line and sets the exit code. */
function fail(message: string, code: number): void {
  for (const line of message.split('\n')) console.error(`windtunnel: ${line}`);
  process.exitCode = code;
}

// a reader such as `head` that has seen enough is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has printed already; help and version are not errors
    process.exitCode = error.exitCode === 0 ? EXIT.pass : EXIT.badInput;
  } else if (error instanceof InputError) fail(error.message, EXIT.badInput);
  else if (error instanceof Cancelled) fail(error.message, EXIT.cancelled);
  else if (error instanceof RuleDisagreement || error instanceof ModelError) fail(error.message, EXIT.fault);
  else throw error;
}

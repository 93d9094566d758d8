#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { EXIT, InputError } from './exit.ts';
import { addServe } from './serve.ts';

/** Every command lives in a file of its own and adds itself to the program. */
const COMMANDS = [addServe];

const program = new Command('windtunnel')
  .description(manifest.description)
  .version(manifest.version)
  .showHelpAfterError('(windtunnel --help lists what there is)')
  .exitOverride();
for (const add of COMMANDS) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has printed already; help and version are not errors
    process.exitCode = error.exitCode === 0 ? EXIT.pass : EXIT.badInput;
  } else if (error instanceof InputError) {
    console.error(`windtunnel: ${error.message}`);
    process.exitCode = EXIT.badInput;
  } else {
    throw error;
  }
}

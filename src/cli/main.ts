#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import type { Lang } from '../lib/workspace/index.ts';
import { addCatalogues } from './catalogue.ts';
import { addCheck } from './check.ts';
import { addDiff } from './diff.ts';
import { EXIT } from './exit.ts';
import { addExplain } from './explain.ts';
import { failureLines, failureOf } from './failure.ts';
import { addFormat } from './fmt.ts';
import { addInit } from './init.ts';
import { addLint } from './lint.ts';
import { langOf } from './options.ts';
import { addRecord } from './record.ts';
import { addServe } from './serve.ts';
import { addSimulate } from './simulate.ts';

/** Every command lives in a file of its own and adds itself to the program. */
const COMMANDS = [
  addInit,
  addSimulate,
  addExplain,
  addCheck,
  addRecord,
  addDiff,
  addLint,
  addFormat,
  addServe,
  addCatalogues,
];

const EXAMPLES = `
A workspace is a folder with rules/ and scenarios/: the current one, or that of --workspace.

Examples:
  windtunnel simulate                         every strategy under every scenario
  windtunnel simulate --strategy plan-2026 --scenario calm
                                              one cell: its targets, facts and rules
  windtunnel explain --strategy plan-2026 --scenario calm --worst profit
                                              the year that went worst, week by week
  windtunnel check                            do rule tests and expectations hold?
  windtunnel init my-shop                     a new workspace from the sample
  windtunnel lint                             what is wrong in the files, without running them
  windtunnel fmt --check                      which files are not in the canonical layout
  windtunnel facts stock                      facts that rules can read, by a part of their name
  windtunnel serve                            the same on a page
  windtunnel simulate --help                  all options of a command`;

const program = new Command('windtunnel')
  .description(manifest.description)
  .version(manifest.version)
  .showHelpAfterError('(windtunnel --help lists what there is)')
  .addHelpText('after', EXAMPLES)
  .exitOverride();
for (const add of COMMANDS) add(program);

// a reader such as `head` that has seen enough is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** The language of the command that runs. */
let lang: Lang = 'en';
program.hook('preAction', (_, command) => {
  lang = langOf(command.opts<{ lang?: string }>().lang);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has printed already; help and version are not errors
    process.exitCode = error.exitCode === 0 ? EXIT.pass : EXIT.badInput;
  } else {
    const failure = failureOf(error, lang);
    if (!failure) throw error;
    console.error(failureLines(failure));
    process.exitCode = failure.code;
  }
}

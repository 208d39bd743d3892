#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { ImportRefused, readable } from '../councils/refused.js';
import { configCheck } from './config.js';
import { explain } from './explain.js';
import { readPassword } from './password.js';
import { run } from './run.js';
import { start } from './start.js';

/** The command line: what can be typed. What a command does stands in its own file. */
const program = new Command('bellman').description(
  'Web chat and alerts for councils: the relay and its upkeep.',
);

program
  .command('start')
  .description('run the relay')
  .option('--demo', 'with the demo councils, for this machine only')
  .action(async ({ demo }: { demo?: true }) => {
    process.exitCode = await start({ demo: demo === true });
  });

const council = program.command('council').description('councils that the relay serves');
for (const [verb, what] of [
  ['create', 'make a council'],
  ['change', 'give a council new settings'],
] as const) {
  council
    .command(`${verb} <id> <settings.json>`)
    .description(what)
    .action(async (id: string, file: string) => {
      await run('council-save', { id, settings: await readJson(file), exists: verb === 'change' });
    });
}
council
  .command('set <id> <settings.json>')
  .description('change the settings that the file names, such as its hours, and no others')
  .action(async (id: string, file: string) => {
    const settings = await readJson(file);
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
      throw new ImportRefused(`${file} must hold an object, like {"hours": {}}.`);
    }
    await run('council-set', { id, settings: { ...settings } });
  });
council
  .command('show <id>')
  .description('the settings of a council, as JSON')
  .action((id: string) => run('council-show', { id }));
council
  .command('list')
  .description('list the councils')
  .action(() => run('council-list', {}));

const district = new Option(
  '--district <code>',
  'pass rows of other districts over, by ONS code such as E07000089',
);

program
  .command('import-postcodes <council> <file>')
  .description(
    'import postcodes from OS Code-Point Open or the ONS Postcode Directory: the ZIP, a folder or a CSV file',
  )
  .addOption(district)
  .option('--remove', 'take away those of before that the file lacks, however many')
  .action(async (id: string, file: string, options: { district?: string; remove?: true }) => {
    await run('import-postcodes', { council: id, file: resolve(file), ...options });
  });

program
  .command('import-areas <council> <file>')
  .description(
    'import wards, parishes or districts of the ONS, or flood areas of the Environment Agency (GeoJSON, WGS84)',
  )
  .addOption(
    new Option('--kind <kind>', 'what they are; found by the file’s columns').choices([
      'ward',
      'parish',
      'district',
      'flood-area',
    ]),
  )
  .option('--population <file>', 'CSV: the code first, and a column that begins with population')
  .addOption(district)
  .action(
    async (
      id: string,
      file: string,
      options: {
        kind?: 'ward' | 'parish' | 'district' | 'flood-area';
        population?: string;
        district?: string;
      },
    ) => {
      const { population, ...others } = options;
      await run('import-areas', {
        council: id,
        file: resolve(file),
        ...others,
        ...(population === undefined ? {} : { population: resolve(population) }),
      });
    },
  );

const people = program.command('staff').description('people who sign in');
people
  .command('create <email>')
  .description('make a person, or give one a new name, password and roles')
  .requiredOption('--name <name>', 'as residents see it')
  .requiredOption('--role <council:role...>', 'such as hart:advisor; more than one may follow')
  .option('--password-file <file>', 'its first line; without it the password is asked for')
  .action(
    async (email: string, options: { name: string; role: string[]; passwordFile?: string }) => {
      const password = await readPassword(options.passwordFile);
      await run('staff-create', { email, name: options.name, password, roles: options.role });
    },
  );

people
  .command('reset-totp <email>')
  .description('take the second step of somebody who lost their phone and recovery codes')
  .action((email: string) => run('staff-reset-totp', { email }));

const key = program.command('key').description('keys that a council’s pushes are signed with');
key
  .command('rotate <council>')
  .description('begin a new one; old ones serve until their last channel has moved')
  .action((id: string) => run('key-rotate', { council: id }));
key
  .command('list <council>')
  .description('which there are, and how many channels hang on each')
  .action((id: string) => run('key-list', { council: id }));

const audit = program.command('audit').description('what people with power did');
audit
  .command('list <council>')
  .description('the newest 200 lines')
  .action((id: string) => run('audit-list', { council: id }));
audit
  .command('verify <council>')
  .description('whether nobody changed what was written down')
  .action((id: string) => run('audit-verify', { council: id }));
audit
  .command('erase-name <staff-id>')
  .description('take the name of somebody who left out of what they did')
  .action((staff: string) => run('audit-erase-name', { staff }));

program
  .command('config')
  .description('the settings in the environment')
  .command('check')
  .description('check them as start would, and that the store opens')
  .action(configCheck);

const readJson = async (file: string): Promise<unknown> => {
  const text = await readable(file, () => readFile(file, 'utf8'));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportRefused(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
};

try {
  await program.parseAsync();
} catch (error) {
  const text = explain(error);
  if (text === null) throw error;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ImportRefused, readable } from '../councils/refused.js';

/**
 * A password from a file's first line, or from standard input: typed twice and unseen on a
 * terminal, else its first line. Never from the command line, where others could read it.
 */
export const readPassword = async (file: string | undefined): Promise<string> => {
  if (file !== undefined) return firstLine(await readable(file, () => readFile(file, 'utf8')));
  if (!process.stdin.isTTY) {
    const password = firstLine(await readAll(process.stdin));
    if (password !== '') return password;
    throw new ImportRefused(
      'No password was given. Write it into a file and name that with --password-file.',
    );
  }
  const [once, twice] = [await ask('Password: '), await ask('The same again: ')];
  if (once !== twice) throw new ImportRefused('The two are not the same. Run the command again.');
  return once;
};

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? '';

const readAll = async (input: NodeJS.ReadStream): Promise<string> => {
  let text = '';
  for await (const part of input.setEncoding('utf8')) text += String(part);
  return text;
};

/** Readline echoes what is typed to its output, so that leads nowhere. */
const ask = (question: string): Promise<string> => {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((done, reject) => {
    lines.once('SIGINT', () => {
      lines.close();
      process.stderr.write('\n');
      reject(new ImportRefused('Stopped.'));
    });
    lines.question('', (answer) => {
      lines.close();
      process.stderr.write('\n');
      done(answer);
    });
  });
};

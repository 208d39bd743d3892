/**
 * An import or a command that can't be done as asked, with a sentence for whoever typed it: what
 * is wrong and where. It never travels to a resident, so it has no code.
 */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** What the system said of a file, as a refusal with its name; any other error as it is. */
export const fileRefused = (file: string, error: unknown): unknown =>
  error instanceof Error && 'code' in error && 'syscall' in error
    ? new ImportRefused(
        `${file} can't be read (${String(error.code)}). Check the name and who may read it.`,
      )
    : error;

/**
 * Runs `look` on a file.
 * @throws ImportRefused with the file's name where the system won't let it be read
 */
export const readable = async <T>(file: string, look: () => Promise<T>): Promise<T> => {
  try {
    return await look();
  } catch (error) {
    throw fileRefused(file, error);
  }
};

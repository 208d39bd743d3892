import { fileTypeFromFile } from 'file-type';

/** What a chat takes, by media type. */
export type Kind = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

const kinds: Readonly<Record<string, Kind>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  // A PNG that moves: its first picture is kept.
  'image/apng': 'image/png',
  'image/webp': 'image/webp',
  'application/pdf': 'application/pdf',
};

/** What a file is by its content, whatever it is called; null where a chat does not take it. */
export const kindOf = async (path: string): Promise<Kind | null> => {
  const found = await fileTypeFromFile(path);
  return found === undefined ? null : (kinds[found.mime] ?? null);
};

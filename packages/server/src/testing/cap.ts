import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

/** A sample message, as bytes: `uk-ea-flood-alert.xml`. */
export const capSample = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../demo/cap/${name}`, import.meta.url)));

/** What libxml2's own xmllint says against CAP-v1.2.xsd: nothing where all messages are valid. */
export const schemaErrors = async (...messages: (string | Uint8Array)[]): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: messages.map((contents, index) => ({ fileName: `message-${index}.xml`, contents })),
    schema: [{ fileName: 'CAP-v1.2.xsd', contents: capSample('CAP-v1.2.xsd').toString('utf8') }],
  });
  return errors.map(({ rawMessage }) => rawMessage);
};

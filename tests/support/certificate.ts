import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A certificate for this machine, trusted by whoever is handed `caFile` (NODE_EXTRA_CA_CERTS). */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly caFile: string;
}

/** Makes a certificate for `localhost` and 127.0.0.1 that signs itself, and writes it to `folder`. */
export const makeCertificate = async (folder: string): Promise<Certificate> => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const caFile = join(folder, 'push-service-ca.pem');
  await writeFile(caFile, made.cert);
  return { cert: made.cert, key: made.private, caFile };
};

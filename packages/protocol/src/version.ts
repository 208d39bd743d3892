/**
 * The version of the contract between a client and a relay. A client states it at CONNECT;
 * a relay serves the versions from `oldest` to `newest` and answers any other with the
 * problem `protocol-unsupported`. A version is served for 24 months after its successor.
 */
export const PROTOCOL_VERSION = 1;

/** The versions that this build of the relay serves, both ends included. */
export const SUPPORTED_VERSIONS = { oldest: 1, newest: 1 } as const;

/** Whether a relay of this build serves a client that speaks `version`. */
export const isSupportedVersion = (version: number): boolean =>
  version >= SUPPORTED_VERSIONS.oldest && version <= SUPPORTED_VERSIONS.newest;

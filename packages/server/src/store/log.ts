/** What the store needs of a log; `ground/log` fits. */
export interface StoreLog {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

const warn = (fields: object, message: string): void => {
  const cause = 'err' in fields && fields.err instanceof Error ? fields.err : undefined;
  process.emitWarning(message, { type: 'StoreWarning', detail: cause?.stack ?? '' });
};

/** Where no log was handed in: Node's own warnings. */
export const warnings: StoreLog = { error: warn, warn };

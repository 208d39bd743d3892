/** A promise with its handle, for a test to hold something up, or to be told that it happened. */
export interface Gate<T> {
  readonly opened: Promise<T>;
  open(value: T): void;
}

export const gate = <T = void>(): Gate<T> => {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

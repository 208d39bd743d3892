/** How a command speaks while it works: to a terminal, a file, or through the relay's socket. */
export interface Say {
  /** A line of its own. */
  line(text: string): void;
  /** Something long begins: "Importing postcodes of Hart". */
  begin(what: string): void;
  /** How far it is, 0 to 1, and how many it has done. */
  progress(share: number, count: number): void;
  /** It ended: "2,752 stored". */
  end(result: string): void;
}

/** 2752 → "2,752" */
export const inWords = (count: number): string => count.toLocaleString('en-GB');

/** 1, "area" → "1 area"; 11 → "11 areas" */
export const many = (count: number, one: string): string =>
  `${inWords(count)} ${one}${count === 1 ? '' : 's'}`;

/**
 * Plain lines: one when something long ends, and one every ten seconds till then, so that nobody
 * takes it for dead.
 */
export const plainSay = (write: (text: string) => void, now: () => number): Say => {
  const every = 10_000;
  let what = '';
  let next = 0;
  return {
    line: (text) => write(`${text}\n`),
    begin: (given) => {
      what = given;
      next = now() + every;
    },
    progress: (share) => {
      if (now() < next) return;
      next = now() + every;
      write(`${what} … ${Math.floor(share * 100)} %\n`);
    },
    end: (result) => write(`${what} … ${result}\n`),
  };
};

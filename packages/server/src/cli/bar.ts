import progress from 'cli-progress';
import { inWords, plainSay, type Say } from './say.js';

/** Speaks to a terminal with a progress bar, to anything else in plain lines. */
export const sayTo = (stream: NodeJS.WriteStream): Say => {
  const plain = plainSay((text) => void stream.write(text), Date.now);
  if (!stream.isTTY) return plain;
  let bar: progress.SingleBar | null = null;
  return {
    ...plain,
    begin: (what) => {
      plain.begin(what);
      bar = new progress.SingleBar({
        stream,
        format: `${what} {bar} {percentage} % · {count}`,
        clearOnComplete: true,
        hideCursor: true,
        barCompleteChar: '█',
        barIncompleteChar: '░',
      });
      bar.start(1_000, 0, { count: '0' });
    },
    progress: (share, count) => bar?.update(Math.round(share * 1_000), { count: inWords(count) }),
    end: (result) => {
      bar?.stop();
      bar = null;
      plain.end(result);
    },
  };
};

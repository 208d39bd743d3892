import type { ResidentChat, Seat } from './resident.js';

/**
 * Takes what a resident does for a sign that they are there: writing, typing, and having read. That
 * something merely reached a browser is none: a forgotten tab receives, too. What is done does not
 * wait for the sign, nor fail with it.
 */
export const withSigns =
  (sign: (council: string, conversation: string) => void, street: (seat: Seat) => ResidentChat) =>
  (seat: Seat): ResidentChat => {
    let conversation: string | null = null;
    const chat = street({
      ...seat,
      enter: (id) => {
        conversation = id;
        seat.enter(id);
      },
    });
    const heed =
      <B, R>(run: (body: B) => Promise<R>, isSign: (body: B) => boolean = () => true) =>
      (body: B): Promise<R> => {
        const answer = run(body);
        if (conversation !== null && isSign(body)) sign(seat.council, conversation);
        return answer;
      };
    const { message, typing, seen } = chat;
    return {
      ...chat,
      message: heed(message),
      typing: heed(typing),
      seen: heed(seen, ({ read }) => read !== undefined),
    };
  };

import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { limits } from '@bellman/protocol';

/** Of 0 to 4: below it, a million guesses are enough (Wheeler, USENIX Security 2016). */
const LEAST = 2;

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether a program would soon guess a password: one of those that many have, a row of keys, a
 * date, or such things one after the other.
 * @param about what is known of its owner
 */
export const isGuessable = (password: string, about: readonly string[]): boolean => {
  estimator ??= new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    maxLength: limits.passwordLength.most,
  });
  return estimator.check(password, [...about]).score < LEAST;
};

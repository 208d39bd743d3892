/**
 * What was typed or pasted without control characters other than tab and new line (Unicode's Cc):
 * nobody sees them, and a relay refuses what it cannot keep, such as U+0000.
 */
export const plain = (typed: string): string => typed.replaceAll(/[^\P{Cc}\t\n]/gu, '');

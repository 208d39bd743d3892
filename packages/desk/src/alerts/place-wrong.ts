import type { Refusal } from '../link/refusal.js';

type WrongField = 'at' | 'radius' | 'name' | 'corners' | 'file';

/** What is wrong with a place that is being added, and at which of its fields. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
  constructor(
    readonly field: WrongField,
    sentence: string,
  ) {
    super(sentence);
  }

  /** The relay's reason; at `field` unless it is about the name. */
  static of(refusal: Refusal, field: WrongField): Wrong {
    // A sentence may begin with a place's name, which has no capital in the middle of one.
    const sentence = refusal.message.charAt(0).toUpperCase() + refusal.message.slice(1);
    return new Wrong(refusal.code === 'shape-needs-name' ? 'name' : field, sentence);
  }
}

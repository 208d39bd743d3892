import type { CouncilView } from '@bellman/protocol';
import type { Texts } from '../../text/texts.js';
import type { SignUp } from '../sign-up.js';

/** What a step is drawn from. */
export interface View {
  readonly text: Texts;
  readonly council: CouncilView;
  readonly signUp: SignUp;
  /** The relay's own page of the council's alerts, absolute. */
  readonly alertsPage: string;
  /** The same as an Atom feed, absolute. */
  readonly feed: string;
}

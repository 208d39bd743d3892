import type { AnswerView, Me, StaffView } from '@bellman/protocol';
import { NOW } from './parts.js';

/** An administrator, and what the views of setting up people show. */

export const admin: Me = {
  id: '01970000-0000-7000-8000-0000000000dd',
  name: 'Ada',
  email: 'admin@hart.example',
  totp: false,
  totpNeeded: [],
  councils: [{ id: 'hart', name: 'Hart District Council', roles: ['administrator'] }],
};

/** An adviser of Hart's; with some of their fields set. */
export const staffOf = (fields: Partial<StaffView> = {}): StaffView => ({
  id: '01970000-0000-7000-8000-0000000000aa',
  name: 'Sam',
  email: 'sam@hart.example',
  roles: ['advisor'],
  skills: { services: ['waste'], languages: ['cy'], team: 'front' },
  capacity: 4,
  elsewhere: false,
  totp: false,
  ...fields,
});

/** A prepared answer that is not due; with some of its fields set. */
export const answerOf = (fields: Partial<AnswerView> = {}): AnswerView => ({
  id: '01970000-0000-7000-8000-0000000000f1',
  service: 'waste',
  texts: {
    en: { title: 'Missed bin', body: 'Leave it out, {name}.' },
    cy: { title: 'Bin heb ei gasglu', body: 'Gadewch ef allan, {name}.' },
  },
  reviewOn: '2027-05-22',
  stale: false,
  owner: { id: '01970000-0000-7000-8000-0000000000cc', name: 'Lee' },
  updatedAt: NOW,
  ...fields,
});

/** The input of `view` that has this id. */
export const inputOf = (view: ParentNode, id: string): HTMLInputElement => {
  const found = view.querySelector(`[id="${id}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`there is no input called ${id}`);
  return found;
};

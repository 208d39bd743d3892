import type { DemoGuide } from './home.js';

/** What the demo's first page says; the sign-ins are those that the demo's loader makes. */
export const demoGuide: DemoGuide = {
  password: 'bellman-demo',
  councils: [
    { id: 'hart', name: 'Hart District Council' },
    { id: 'rushmoor', name: 'Rushmoor Borough Council' },
  ],
  people: [
    { name: 'Sam', email: 'sam@hart.example', does: 'Adviser: answer chats for Hart and Rushmoor' },
    { name: 'Jo', email: 'jo@hart.example', does: 'Adviser: the same, beside Sam' },
    {
      name: 'Lee',
      email: 'lee@hart.example',
      does: 'Supervisor: watch the wall, read along, take over; stop an alert',
    },
    { name: 'Pat', email: 'pat@hart.example', does: 'Planner: write an alert and submit it' },
    { name: 'Alex', email: 'alex@hart.example', does: 'Approver: read it, approve it and send it' },
    {
      name: 'Kim',
      email: 'kim@police.example',
      does: 'Partner (the police): propose alerts for Hart to approve',
    },
    {
      name: 'Admin',
      email: 'admin@hart.example',
      does: 'Administrator: set the council up, see alerts',
    },
  ],
};

import { fileURLToPath } from 'node:url';
import { rolesFor } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { dateAt, daysLater } from '../ground/local-time.js';
import { demoGuide } from '../http/demo-guide.js';
import { hashPassword } from '../people/passwords.js';
import type { Context } from './command.js';
import { withCouncils } from './council.js';
import { demoAnswers } from './demo-answers.js';
import {
  demoCapacity,
  demoCouncils,
  demoPartner,
  demoRoles,
  type DemoCouncil,
} from './demo-data.js';
import { areasImport } from './import-areas.js';
import { postcodesImport } from './import-postcodes.js';

type DemoContext = Pick<Context, 'store' | 'clock' | 'say'>;

const file = (name: string): string =>
  fileURLToPath(new URL(`../../demo/${name}`, import.meta.url));

/**
 * Puts the demo's councils and staff into the store, through the same functions as the command
 * line. What is there already is left as it is, so a second start is quick, and one after a kill
 * in the middle completes it.
 */
export const loadDemo = async (parts: DemoContext): Promise<void> => {
  const context = { ...parts, signal: new AbortController().signal };
  for (const council of demoCouncils) await loadCouncil(context, council);
  await loadStaff(context);
  await loadPartner(context);
  await loadAnswers(context);
};

const loadCouncil = async (context: Context, council: DemoCouncil): Promise<void> => {
  const { store } = context;
  const { id, settings, areas, population, postcodes } = council;
  await withCouncils(context, async (councils) => {
    const known = await councils.list();
    if (!known.some((other) => other.id === id)) await councils.save(id, settings);
  });
  if ((await store.areas.list({ council: id })).length === 0) {
    await areasImport.run(context, {
      council: id,
      file: file(areas),
      ...(population === undefined ? {} : { population: file(population) }),
    });
  }
  if ((await store.postcodes.count({ council: id })) < postcodes.rows) {
    await postcodesImport.run(context, { council: id, file: file(postcodes.file) });
  }
};

const answering: readonly string[] = rolesFor['chat.answer'];

const loadStaff = async ({ store, clock, say }: Context): Promise<void> => {
  const missing = [];
  for (const person of demoGuide.people) {
    if (!(await store.people.byEmail({ email: person.email }))) missing.push(person);
  }
  if (missing.length === 0) return;
  // All have the same password, and a hash is slow by design: one does for all of them.
  const passwordHash = await hashPassword(demoGuide.password);
  for (const { email, name } of missing) {
    const roles = demoRoles[email] ?? [];
    const id = newId(clock.now());
    // Before the person, so that who is there has all that belongs to them.
    for (const { council, role } of roles) {
      if (!answering.includes(role)) continue;
      const skills = { services: [], languages: [], team: null };
      await store.desk.setSkills({ council, staff: id, skills, capacity: demoCapacity });
    }
    await store.people.create({ id, email, name, passwordHash, roles });
  }
  say.line(`Made ${missing.length} people who can sign in`);
};

/** The police may propose about safety in all of Hart; Kim does it for them. */
const loadPartner = async ({ store }: Context): Promise<void> => {
  const council = 'hart';
  if ((await store.partners.list({ council })).length > 0) return;
  const kim = await store.people.byEmail({ email: 'kim@police.example' });
  const areas = await store.areas.list({ council });
  await store.partners.add({
    ...{ council, id: demoPartner, by: '', councilName: 'Hart', name: 'Hampshire Police' },
    areas: areas.map(({ code }) => code),
    categories: ['Safety', 'Security', 'Rescue', 'Transport'],
    staff: kim === null ? [] : [kim.id],
  });
};

const loadAnswers = async ({ store, clock }: Context): Promise<void> => {
  const [council, zone] = ['hart', 'Europe/London'];
  const known = new Set((await store.answers.list({ council })).map(({ id }) => id));
  const missing = demoAnswers.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return;
  const owner = await store.people.byEmail({ email: 'admin@hart.example' });
  const today = dateAt(clock.now(), zone);
  for (const { reviewIn, ...answer } of missing) {
    const reviewOn = daysLater(today, reviewIn);
    await store.answers.add({ council, ...answer, reviewOn, owner: owner?.id ?? '', by: '' });
  }
};

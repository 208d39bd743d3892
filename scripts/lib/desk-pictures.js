/** What three residents ask, and what they are called. */
const ASKED = [
  { name: 'Priya', words: 'My brown bin was not emptied', service: 'Waste and recycling' },
  { name: 'Tom', words: 'Can I pay in ten instalments?', service: 'Council Tax' },
  { name: 'Mair', words: 'May I build a porch?', service: 'Planning' },
];

/** The settings that are shown: page, picture, and what says that it has loaded. */
const PAGES = [
  { page: 'hours', picture: 'settings-hours', heading: 'Opening hours' },
  { page: 'staff', picture: 'settings-staff', heading: 'Staff' },
  { page: 'theme', picture: 'settings-colours', heading: 'Colours' },
];

/**
 * The desk with three chats, wrapping up, the wall, and setting a council up.
 * @param {{
 *   url: string,
 *   support: Record<string, any>,
 *   visit: () => Promise<{ page: import('playwright').Page, leave: () => Promise<void> }>,
 *   shoot: (page: import('playwright').Page, name: string, whole?: boolean) => Promise<unknown>,
 * }} parts
 */
export const deskPictures = async ({ url, support, visit, shoot }) => {
  const { Desk, Resident } = support;
  const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => visit()));
  const [sam, lee, admin, ...residents] = people.map(({ page }) => page);

  const desk = new Desk(sam);
  await desk.signIn(url, 'sam@hart.example');
  for (const [index, { name, words, service }] of ASKED.entries()) {
    const resident = new Resident(residents[index]);
    await residents[index].goto(`${url}/demo/bins/`);
    await resident.openChat();
    await resident.panel.getByRole('textbox', { name: /first name/i }).fill(name);
    await resident.start(words, service);
  }
  await desk.waiting.nth(ASKED.length - 1).waitFor();
  await shoot(sam, 'desk-waiting');

  const back = sam.getByRole('link', { name: 'Back to the lists' });
  for (const { words } of ASKED) {
    await desk.take(words);
    await desk.reply('Hello, Sam here. Let me look.');
    await desk.heard('Hello, Sam here. Let me look.');
    if (await back.isVisible()) await back.click();
  }
  await sam.getByRole('link', { name: /Priya/ }).first().click();
  await desk.log.getByText(ASKED[0].words).waitFor();
  await sam.getByRole('button', { name: 'Prepared answers' }).click();
  await sam.getByRole('listbox').getByRole('option').first().waitFor();
  await shoot(sam, 'desk-answers');
  await sam.keyboard.press('Escape');

  await new Desk(lee).signIn(url, 'lee@hart.example');
  await lee.goto(`${url}/desk/#/wall`);
  await lee.getByRole('button', { name: 'Take over' }).first().waitFor();
  await shoot(lee, 'wall');

  await sam.getByRole('button', { name: 'End chat' }).click();
  await sam.getByRole('button', { name: 'Yes, end the chat' }).click();
  await sam.getByRole('button', { name: 'Save wrap-up' }).waitFor();
  await shoot(sam, 'desk-wrap-up');

  await new Desk(admin).signIn(url, 'admin@hart.example');
  for (const { page, picture, heading } of PAGES) {
    await admin.goto(`${url}/desk/#/settings/${page}/hart`);
    await admin.getByRole('heading', { level: 1, name: heading }).waitFor();
    await admin.getByRole('button', { name: /^(Save changes|Add somebody)$/ }).waitFor();
    await shoot(admin, picture);
  }
  await Promise.all(people.map((person) => person.leave()));
};

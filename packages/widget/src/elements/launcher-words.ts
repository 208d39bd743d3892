/** The launcher's own few words, since the catalogue is only fetched on opening. */
export const launcherWords = {
  en: {
    name: 'Webchat',
    open: 'Chat with us',
    failed:
      'Webchat has not loaded. Check your connection and load the page again, or contact us in another way.',
  },
  cy: {
    name: 'Gwe-sgwrs',
    open: 'Sgwrsiwch â ni',
    failed:
      'Nid yw’r we-sgwrs wedi llwytho. Gwiriwch eich cysylltiad a llwythwch y dudalen eto, neu cysylltwch â ni mewn ffordd arall.',
  },
};

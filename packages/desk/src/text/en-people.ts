/** Words of setting up people and what they say: staff, teams, prepared answers, the audit. */
export const peopleEn = {
  'people.title': 'Staff',
} as const;

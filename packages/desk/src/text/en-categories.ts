/** What an alert can be about (CAP 1.2, `category`): in its form, and at a partner's. */
export const categoriesEn = {
  'category.Geo': 'Ground: landslips, sinkholes',
  'category.Met': 'Weather and flooding',
  'category.Safety': 'Public safety',
  'category.Security': 'Police and security',
  'category.Rescue': 'Search and rescue',
  'category.Fire': 'Fire',
  'category.Health': 'Health',
  'category.Env': 'Pollution and environment',
  'category.Transport': 'Roads and transport',
  'category.Infra': 'Power, water, council services',
  'category.CBRNE': 'Chemical, radiation, explosives',
  'category.Other': 'Something else',
} as const;

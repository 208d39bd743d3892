/** Every sentence of the banner, in English, by key. */
export const bannerEn = {
  'banner.name': 'Current alerts',
  'banner.Extreme': 'Danger to life',
  'banner.Severe': 'Severe alert',
  'banner.Moderate': 'Alert',
  'banner.Minor': 'Notice',
  'banner.Unknown': 'Information',
  'banner.all-clear': 'All clear',
  'banner.exercise': 'EXERCISE',
  'banner.exercise.what': 'This is an exercise. There is nothing you need to do.',
  'banner.more': 'More about this',
  'banner.dismiss': 'Dismiss',
  'banner.dismiss.name': 'Dismiss: {headline}',
  'banner.dismissed': 'Dismissed: {headline}',
  'banner.news': 'New: {headline}',
  'banner.others.one': 'Read {count} more alert',
  'banner.others.other': 'Read {count} more alerts',
} as const;

/**
 * The strongest of the relay's usual phrases that hint at danger to life, in English and in Welsh:
 * help must not wait for a council that cannot be asked yet. The council's own take their place.
 */
export const usualDanger: readonly string[] = [
  'suicide',
  'suicidal',
  'kill myself',
  'killing myself',
  'end my life',
  'ending my life',
  'take my own life',
  'want to die',
  'overdose',
  'has a knife',
  'not breathing',
  'cannot breathe',
  'house is on fire',
  'hunanladdiad',
  'lladd fy hun',
  'diwedd fy mywyd',
  'eisiau marw',
  'gorddos',
  'cyllell gan',
  'ddim yn anadlu',
  'methu anadlu',
  'ty ar dan',
];

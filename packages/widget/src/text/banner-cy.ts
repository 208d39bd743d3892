import type { BannerKey } from './keys.js';

/** Every sentence of the banner, in Welsh, by the keys of `banner-en.ts`. */
export const bannerCy: Readonly<Record<BannerKey, string> & Record<string, string>> = {
  'banner.name': 'Rhybuddion cyfredol',
  'banner.Extreme': 'Perygl i fywyd',
  'banner.Severe': 'Rhybudd difrifol',
  'banner.Moderate': 'Rhybudd',
  'banner.Minor': 'Hysbysiad',
  'banner.Unknown': 'Gwybodaeth',
  'banner.all-clear': 'Mae’r perygl drosodd',
  'banner.update': '{severity}, diweddariad',
  'banner.correction': '{severity}, cywiriad',
  'banner.exercise': 'YMARFER',
  'banner.exercise.what': 'Ymarfer yw hwn. Nid oes angen i chi wneud dim.',
  'banner.more': 'Mwy am hyn',
  'banner.dismiss': 'Cau',
  'banner.dismiss.name': 'Cau: {headline}',
  'banner.dismissed': 'Wedi cau: {headline}',
  'banner.news': 'Newydd: {headline}',
  'banner.gone': 'Nid yw mewn grym mwyach: {headline}',
  'banner.chat': 'Sgwrsio â ni am y rhybudd hwn',
  'banner.new': 'rhybudd newydd',
  'banner.goes':
    'Rydych chi mewn sgwrs yn barod, ac mae’n parhau yma. Dywedwch yn eich neges eich bod yn holi am: {headline}',
  'banner.draft': 'Ynglŷn â’r rhybudd “{headline}”: ',
  'banner.below': 'Rhagor o rybuddion isod',
  'banner.others.zero': 'Darllen {count} rhybudd arall',
  'banner.others.one': 'Darllen {count} rhybudd arall',
  'banner.others.two': 'Darllen {count} rybudd arall',
  'banner.others.few': 'Darllen {count} rhybudd arall',
  'banner.others.many': 'Darllen {count} rhybudd arall',
  'banner.others.other': 'Darllen {count} o rybuddion eraill',
};

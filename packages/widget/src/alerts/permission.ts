/** What a browser can do about notifications; `home-screen`: an iPhone or iPad, once installed. */
export type Ability = 'able' | 'home-screen' | 'unsupported';

/** The family whose settings look alike, for saying where to allow notifications. */
export type Family = 'chromium' | 'firefox' | 'safari' | 'other';

/** The same, browser by browser. */
export type Settings = 'chrome' | 'edge' | 'samsung' | 'firefox' | 'safari' | 'ios' | 'other';

/** The parts of a browser that say it, handed in so that tests can be any browser. */
export interface Browser {
  readonly userAgent: string;
  readonly touchPoints: number;
  readonly hasPush: boolean;
  /** It knows push, and lets no worker run on a page that may have one: Firefox in a private window. */
  readonly isPrivate?: boolean;
}

/** The browser that this runs in. */
export const thisBrowser = (): Browser => ({
  userAgent: navigator.userAgent,
  touchPoints: navigator.maxTouchPoints,
  hasPush: 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
  isPrivate: isSecureContext && 'PushManager' in window && !('serviceWorker' in navigator),
});

/** An iPad calls itself a Mac, but no Mac has a touch screen. */
const isAppleTouch = ({ userAgent, touchPoints }: Browser): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);

/** Whether alerts can work here, before anything is asked. */
export const abilityOf = (browser: Browser): Ability => {
  if (browser.hasPush) return 'able';
  return isAppleTouch(browser) ? 'home-screen' : 'unsupported';
};

/** Which browser's settings to describe. */
export const familyOf = ({ userAgent }: Pick<Browser, 'userAgent'>): Family => {
  if (userAgent.includes('Firefox/')) return 'firefox';
  if (/Chrome\/|Chromium\/|CriOS\//.test(userAgent)) return 'chromium';
  return userAgent.includes('Safari/') ? 'safari' : 'other';
};

/** The same more closely. On an iPhone or iPad the system's settings hold, in any browser. */
export const settingsOf = (browser: Browser): Settings => {
  const { userAgent } = browser;
  if (isAppleTouch(browser)) return 'ios';
  if (userAgent.includes('SamsungBrowser/')) return 'samsung';
  if (/Edg(A|iOS)?\//.test(userAgent)) return 'edge';
  const family = familyOf(browser);
  return family === 'chromium' ? 'chrome' : family;
};

/** What the browser lets a page show on the desktop. */
export type Permission = NotificationPermission | 'unsupported';

/** The browser's notifications; a test hands in its own. */
export interface Desktop {
  readonly permission: Permission;
  /** Asks the browser to allow it: to be called on the person's own click alone. */
  ask(): Promise<void>;
  /** Shows words; of two about the same thing the later takes the former's place. */
  show(words: string, about: string, open: () => void): void;
}

/** This page's own (Notifications API). */
export const desktop: Desktop = {
  get permission() {
    return 'Notification' in window ? Notification.permission : 'unsupported';
  },
  async ask() {
    await Notification.requestPermission();
  },
  show(words, about, open) {
    const shown = new Notification(document.title, { body: words, tag: about, silent: true });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
      open();
    });
  },
};

import { nothing, type TemplateResult } from 'lit';
import type { Screen } from '../state.js';
import { followingStep, stoppedStep } from './following.js';
import { placesStep } from './places.js';
import { languageStep, lockScreenStep, quietStep } from './preferences.js';
import { servicesStep } from './services.js';
import { emailStep, turnOnStep } from './turn-on.js';
import type { View } from './view.js';
import {
  blockedStep,
  homeScreenStep,
  noWorkerStep,
  privateStep,
  unreachedStep,
  unsupportedStep,
} from './ways.js';
import { postcodeStep, wardStep } from './where.js';

const steps: Readonly<Record<Screen, (view: View) => TemplateResult | typeof nothing>> = {
  opening: () => nothing,
  unreached: unreachedStep,
  postcode: postcodeStep,
  ward: wardStep,
  places: placesStep,
  services: servicesStep,
  quiet: quietStep,
  language: languageStep,
  'lock-screen': lockScreenStep,
  'turn-on': turnOnStep,
  email: emailStep,
  following: followingStep,
  stopped: stoppedStep,
  blocked: blockedStep,
  private: privateStep,
  unsupported: unsupportedStep,
  'home-screen': homeScreenStep,
  'no-worker': noWorkerStep,
};

/** Draws the screen that the sign-up is at. */
export const stepOf = (view: View): TemplateResult | typeof nothing =>
  steps[view.signUp.state.screen](view);

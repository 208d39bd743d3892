import { nothing, type TemplateResult } from 'lit';
import type { Screen } from '../state.js';
import { followingStep, stoppedStep } from './following.js';
import { placesStep } from './places.js';
import { servicesStep } from './services.js';
import { turnOnStep } from './turn-on.js';
import type { View } from './view.js';
import {
  blockedStep,
  homeScreenStep,
  noWorkerStep,
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
  'turn-on': turnOnStep,
  following: followingStep,
  stopped: stoppedStep,
  blocked: blockedStep,
  unsupported: unsupportedStep,
  'home-screen': homeScreenStep,
  'no-worker': noWorkerStep,
};

/** Draws the screen that the sign-up is at. */
export const stepOf = (view: View): TemplateResult | typeof nothing =>
  steps[view.signUp.state.screen](view);

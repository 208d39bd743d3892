import './desk.js';
import { applyTheme, deskLook } from './ui/theme.js';

applyTheme(document.documentElement, deskLook);

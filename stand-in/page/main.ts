import './elements/stand-in-app.js';
import { followVisualViewport } from './state/viewport.js';

followVisualViewport(window);

import './elements/rehearsal-app.js';
import { followVisualViewport } from './state/viewport.js';

followVisualViewport(window);

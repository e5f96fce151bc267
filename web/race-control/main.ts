import { ControlPage } from './control-page.js';

const root = document.querySelector('#root');
if (root instanceof HTMLElement) void new ControlPage(root).open();

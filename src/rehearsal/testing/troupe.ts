export { playTroupe, troupeCommands } from '../../../stand-in/src/testing/troupe.js';

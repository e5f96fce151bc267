import type { PageOptions } from 'discord-stand-in';
import { chips } from './chips.js';

/** What the rehearsal page shows of Party OS. */
export const rehearsalPage: PageOptions = {
  title: 'Party OS',
  subtitle: 'Rehearsal',
  chips,
  firstCommand: '/join',
  pane: {
    title: 'Overlay',
    subtitle: 'what a stream shows through OBS',
    note: 'Viewers see this over the stream. As the host, type /party overlay for the link that goes into OBS.',
    command: '/party overlay',
    link: String.raw`https?://[^\s<>()|\`*"']+?/overlay/[^\s<>()|\`*"']*#key=[\w-]+`,
  },
  words: {
    member: 'Guest',
    addPerson: 'Add a guest',
    dmsHint: 'A secret word would arrive here.',
    playDemo: 'Play a demo party',
    demoName: 'Demo party',
    firstDemo: 'Watch a whole evening in about three minutes:',
    unreachable: 'The rehearsal server does not answer. Is Party OS still running?',
  },
  closed:
    'The rehearsal is open to this machine alone. Set REHEARSAL=lan to open it to your network.',
};

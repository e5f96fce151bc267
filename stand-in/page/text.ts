import type { PageWords } from '../src/page-options.js';
import { settings } from './settings.js';

/** Words that a bot's makers may replace. */
const words: PageWords = {
  member: 'Member',
  addPerson: 'Add a person',
  dmsHint: '',
  playDemo: 'Play the demo',
  demoName: 'Demo',
  firstBody:
    'This is a pretend Discord server, with you as everybody in it. Nothing leaves this machine.',
  firstDemo: 'Watch what the bot can do:',
  unreachable: 'The stand-in does not answer. Is it still running?',
  ...settings.words,
};

const { pane } = settings;

/** Every sentence of the page. */
export const text = {
  ...words,
  wentWrong: (status: number): string =>
    `Something went wrong here (${status}). Try again in a moment.`,
  reconnecting: 'The connection was lost. Trying again…',
  loading: 'Opening the server…',

  botMissing: (name: string): string =>
    `${name} is not connected yet. This usually takes a few seconds; the page notices by itself.`,
  botConnected: (name: string): string => `${name} is connected`,
  botAway: (name: string): string => `${name} is not connected`,

  peopleTitle: 'Who are you?',
  peopleLabel: 'People of this server',
  dmsClosed: 'DMs closed',
  you: 'you',
  personLabel: (name: string, role: string, unread: number): string =>
    `${name}, ${role}${unread === 0 ? '' : `, ${unread} unread direct ${unread === 1 ? 'message' : 'messages'}`}`,
  personName: 'Name',
  personClosed: 'Takes no direct messages',
  personRoles: 'Roles',
  add: 'Add',
  cancel: 'Cancel',

  channelLabel: (name: string): string => `Messages in ${name}`,
  channelChoice: 'Channel',
  seenAs: (name: string): string => `as ${name} sees it`,
  emptyChannel: 'Nothing has happened here yet.',
  newMessages: 'New messages below',
  app: 'APP',
  used: 'used',
  pressed: 'pressed a button',
  edited: '(edited)',
  thinking: (name: string): string => `${name} is thinking`,
  failed: 'The application did not respond',
  onlyYou: 'Only you can see this',
  dismiss: 'Dismiss message',
  spoiler: 'Hidden text. Press to read it.',
  spoilerCall: 'Press to read',
  unknownPerson: 'somebody',
  role: 'role',
  channel: 'channel',

  selectPlaceholder: 'Make a choice',
  selectPeople: 'Choose a person',
  selectDone: 'Done',
  selectCount: (count: number, max: number): string => `${count} of up to ${max} chosen`,
  opensNewTab: '(opens in a new tab)',

  composerLabel: (name: string): string => `Command as ${name}`,
  composerPlaceholder: (name: string): string => `Type / to see what ${name} can do`,
  send: 'Send',
  suggestions: 'Suggestions',
  required: 'needed',
  chips: 'Common commands',
  meantCommand: (name: string): string => `A command begins with a slash: /${name}`,
  missing: (names: readonly string[]): string => `Still needed: ${names.join(', ')}.`,
  timedOut: 'The application did not respond. Try the command again.',
  close: 'Close',

  submit: 'Submit',
  optional: '(optional)',

  dmsTitle: 'Direct messages',
  dmsOf: (name: string): string => `What ${name} gets in private`,
  dmsSwitch: (name: string): string => `${name} takes DMs`,
  dmsEmpty: (name: string): string =>
    `No direct messages for ${name} yet.${words.dmsHint === '' ? '' : ` ${words.dmsHint}`}`,
  dmsEmptyClosed: (name: string): string =>
    `${name} takes no direct messages, so nothing can arrive here.`,
  unreadCount: (count: number): string => `${count} new`,

  paneTitle: pane?.title ?? '',
  paneSubtitle: pane?.subtitle ?? '',
  paneNote: pane?.note ?? '',
  paneLarge: `Large ${pane?.title.toLowerCase() ?? ''}, chat beside it (Alt+S)`,
  paneReload: `Reload ${pane?.title.toLowerCase() ?? ''}`,
  paneOpen: `Open ${pane?.title.toLowerCase() ?? ''} in a new tab`,
  paneWaiting: 'It appears here as soon as the bot is connected.',
  paneFailed: 'The bot gave no address for it. Reload to ask again.',
  paneLoading: 'Asking the bot for its address…',

  demoNext: 'Next',
  demoSpeed: (speed: number): string => `${speed}×`,
  demoSpeedLabel: (speed: number): string => `Speed: ${speed} times`,
  demoStop: 'Stop the demo',
  demoFollow: 'Follow',
  demoStep: (step: number, steps: number): string => `Step ${step} of ${steps}`,

  firstTitle: 'New here?',
  firstOr: 'Or choose somebody and type',
  firstOnly: 'Choose somebody and type',
  firstClose: 'Got it',

  tabs: 'Parts of the page',
  tabChat: 'Chat',
  tabDms: 'DMs',
} as const;

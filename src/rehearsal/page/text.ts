/** Every sentence of the rehearsal page. */
export const text = {
  productName: 'Party OS',
  pageName: 'Rehearsal',
  unreachable: 'The rehearsal server does not answer. Is Party OS still running?',
  wentWrong: (status: number): string =>
    `Something went wrong here (${status}). Try again in a moment.`,
  reconnecting: 'The connection was lost. Trying again…',
  loading: 'Opening the rehearsal…',

  botMissing: (name: string): string =>
    `${name} is not connected yet. This usually takes a few seconds; the page notices by itself.`,
  botConnected: (name: string): string => `${name} is connected`,
  botAway: (name: string): string => `${name} is not connected`,

  peopleTitle: 'Who are you?',
  peopleLabel: 'People of this server',
  host: 'Host',
  guest: 'Guest',
  dmsClosed: 'DMs closed',
  you: 'you',
  personLabel: (name: string, role: string, unread: number): string =>
    `${name}, ${role}${unread === 0 ? '' : `, ${unread} unread direct ${unread === 1 ? 'message' : 'messages'}`}`,
  addGuest: 'Add a guest',
  addGuestTitle: 'Add a guest',
  addGuestName: 'Name',
  addGuestClosed: 'Takes no direct messages',
  addGuestHost: 'Is also a host',
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
    `No direct messages for ${name} yet. A secret word would arrive here.`,
  dmsEmptyClosed: (name: string): string =>
    `${name} takes no direct messages, so nothing can arrive here.`,
  unreadCount: (count: number): string => `${count} new`,

  overlayTitle: 'Live overlay',
  overlaySubtitle: 'what a stream shows through OBS',
  overlayNote:
    'Viewers see this over the stream. As the host, type /party overlay for the link that goes into OBS.',
  overlayReload: 'Reload overlay',
  overlayOpen: 'Open the overlay in a new tab',
  overlayWaiting: 'The overlay appears here as soon as the bot is connected.',
  overlayFailed: 'The bot gave no overlay link. Reload the overlay to ask again.',
  overlayLoading: 'Asking the bot for the overlay…',

  demoPlay: 'Play a demo party',
  demoLabel: 'Demo party',
  demoStep: (step: number, steps: number): string => `Step ${step} of ${steps}`,

  firstTitle: 'New here?',
  firstBody:
    'This is a pretend Discord server, with you as everybody in it. Nothing leaves this machine.',
  firstDemo: 'Watch a whole evening in a minute and a half:',
  firstJoin: 'Or choose somebody and type',
  firstClose: 'Got it',

  tabs: 'Parts of the page',
  tabChat: 'Chat',
  tabDms: 'DMs',
  tabOverlay: 'Overlay',
} as const;

/** Commands that a newcomer wants first; the other registered ones follow. */
export const chipOrder: readonly string[] = [
  'join',
  'lap',
  'bet',
  'leaderboard',
  'wallet',
  'settle',
  'imposter',
  'help',
];

/** What the join page says. */
export const joinText = {
  title: 'Join the party',
  opening: 'Looking for the party …',
  newGuest: 'I am new here',
  newLead: 'Pick a name and you are in, with 1,000 coins to play with.',
  name: 'Your name',
  nameHint: 'As the others shall see it.',
  enter: 'Let me in',
  entering: 'Letting you in …',
  returning: 'I have a seat already',
  returningLead: 'Your PIN is on your page, in Discord under /join, or with the host.',
  pin: 'Your PIN',
  pinHint: 'Four digits.',
  back: (name: string) => `Back as ${name}`,
  backPin: (name: string) => `PIN of ${name}`,
  other: 'Somebody else',
  welcome: (name: string) => `You are in, ${name}!`,
  pinIs: 'Your PIN',
  pinWhy:
    'It brings you back to this seat from any phone. You can look it up on your page at any time.',
  open: 'Take me to the party',
  pinOnly: {
    title: 'New guests join in Discord or at the host',
    body: 'Type /join in Discord, or ask the host for a seat. With its name and PIN you get in here.',
  },
  off: {
    title: 'Joining by phone is switched off',
    body: 'The host has closed this door. In Discord, /join still works; or ask the host.',
  },
  noCode: {
    title: 'Scan the code to join',
    body: 'The QR code is on the stream, on the screen in the room, or on the host’s poster. Point your phone’s camera at it. In Discord, /join gives you a link.',
  },
  badCode: {
    title: 'This code is not valid any more',
    body: 'The host has made a new one. Scan the code on the screen again, or ask the host.',
  },
  link: {
    title: 'Your link from Discord',
    body: 'It opens your own seat on this phone. It is good once.',
    open: 'Open my seat',
    opening: 'Opening …',
  },
  waiting: {
    title: 'Waiting for the host',
    body: 'There were many wrong PINs, so the host lets new phones in by hand. Tell them your name; this page goes on by itself.',
    stop: 'Stop waiting',
  },
  late: 'The party is not answering yet. Trying again …',
  unknown: 'No answer came. Check that you are on the right network, then try again.',
  coins: 'Coins are play money: no cash value, nothing to buy, nothing to win but glory.',
};

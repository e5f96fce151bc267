/** What the page for spectators says besides its panels. */
export const watchText = {
  title: 'Watch the party',
  live: 'Live',
  away: 'Reconnecting',
  join: 'Join the party',
  opening: { title: 'Just a moment', body: 'Looking for the party …' },
  late: {
    title: 'The party is not answering',
    body: 'Its computer may be off or asleep. Leave this page open: it comes back by itself.',
  },
  quiet: {
    title: 'Nothing is going on yet',
    body: 'The first lap opens a race, and it shows up here by itself.',
  },
  refused: {
    title: 'This link is closed',
    body: 'The host has closed it or made a new one. Ask for the new link; if this one is opened again, the page comes back by itself.',
  },
  noKey: {
    title: 'This link is incomplete',
    body: 'Its end is missing. Open it again from where you got it, or ask the host for it.',
  },
};

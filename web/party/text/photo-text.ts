/** What the card of the guest's own picture says. */
export const photoText = {
  title: 'My picture',
  none: 'A face makes you easier to bet on. Everybody at the party sees it, on the stream too.',
  waits: 'Your picture waits for the host’s yes; then everybody sees it.',
  shown: 'Everybody sees it now.',
  choose: 'Take or choose one',
  change: 'Another one',
  sending: 'One moment …',
  remove: 'Remove it',
  unreadable: 'This phone cannot read that picture. Take a photo, or choose a JPEG.',
};

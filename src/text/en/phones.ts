import type { PhonesText } from '../texts/phones.js';

export const phones: PhonesText = {
  link: ({ url }) =>
    `Open this on your phone: <${url}>\nIt signs one phone in to your seat, once, within ten minutes. Keep it to yourself.`,
  controlLink: ({ url }) =>
    `Race control in a browser, for you alone: <${url}>\nThe link is good once, for ten minutes.`,
  setupField: 'Phones',
  setupValues: {
    pin: 'seats that exist, by name and PIN, or *On my phone* (`web-join:`)',
    open: 'anybody with the code, new guests too (`web-join:`)',
    off: 'nobody (`web-join:`)',
  },
  unreachable: '⚠ cannot reach this machine: start with `HOST=0.0.0.0`, or set `PUBLIC_URL`',
};

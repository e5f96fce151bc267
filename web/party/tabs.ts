export const tabs = ['racing', 'betting', 'word', 'wallet'] as const;
export type Tab = (typeof tabs)[number];

/** The tab that the address names, so that a reload comes back to it. */
export function tabOf(hash: string): Tab | null {
  return tabs.find((tab) => hash === `#${tab}`) ?? null;
}

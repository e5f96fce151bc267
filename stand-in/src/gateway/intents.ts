/** Gateway intents (https://discord.com/developers/docs/events/gateway#gateway-intents). */
export const intent = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

/** Every bit that means something; another one is close code 4013. */
const known = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 24, 25].reduce(
  (sum, bit) => sum | (1 << bit),
  0,
);

/**
 * What an application must have switched on: the intent, and the flag that tells of it to an
 * application in few servers
 * (https://discord.com/developers/docs/resources/application#application-object-application-flags).
 */
const privileged = {
  GuildMembers: { intent: intent.guildMembers, flag: 1 << 15 },
  GuildPresences: { intent: intent.guildPresences, flag: 1 << 13 },
  MessageContent: { intent: intent.messageContent, flag: 1 << 19 },
} as const;

export type PrivilegedIntent = keyof typeof privileged;
/** The intents that have to be switched on, by their names. */
export const privilegedIntents = ['GuildMembers', 'GuildPresences', 'MessageContent'] as const;

interface Intending {
  readonly privilegedIntents?: readonly PrivilegedIntent[];
}

/** The flags of an application with these intents switched on. */
export function applicationFlags(bot: Intending): number {
  return (bot.privilegedIntents ?? []).reduce((sum, name) => sum | privileged[name].flag, 0);
}

/** Why Discord would refuse these intents: a close code, or 0. */
export function refuseIntents(intents: number, bot: Intending): 0 | 4013 | 4014 {
  if (!Number.isSafeInteger(intents) || intents < 0 || (intents & ~known) !== 0 || intents > known)
    return 4013;
  const closed = privilegedIntents
    .filter((name) => !(bot.privilegedIntents ?? []).includes(name))
    .reduce((sum, name) => sum | privileged[name].intent, 0);
  return (intents & closed) === 0 ? 0 : 4014;
}

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
 * The stand-in's application has no privileged intent switched on; asking for one is close code
 * 4014.
 */
const privileged = intent.guildMembers | intent.guildPresences | intent.messageContent;

/** Why Discord would refuse these intents: a close code, or 0. */
export function refuseIntents(intents: number): 0 | 4013 | 4014 {
  if (!Number.isSafeInteger(intents) || intents < 0 || (intents & ~known) !== 0 || intents > known)
    return 4013;
  return (intents & privileged) === 0 ? 0 : 4014;
}

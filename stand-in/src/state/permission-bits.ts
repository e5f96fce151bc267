/**
 * Discord's permissions by bit (https://discord.com/developers/docs/topics/permissions); the names
 * are those of discord.js.
 */
const bits = {
  CreateInstantInvite: 0,
  KickMembers: 1,
  BanMembers: 2,
  Administrator: 3,
  ManageChannels: 4,
  ManageGuild: 5,
  AddReactions: 6,
  ViewAuditLog: 7,
  PrioritySpeaker: 8,
  Stream: 9,
  ViewChannel: 10,
  SendMessages: 11,
  SendTTSMessages: 12,
  ManageMessages: 13,
  EmbedLinks: 14,
  AttachFiles: 15,
  ReadMessageHistory: 16,
  MentionEveryone: 17,
  UseExternalEmojis: 18,
  ViewGuildInsights: 19,
  Connect: 20,
  Speak: 21,
  MuteMembers: 22,
  DeafenMembers: 23,
  MoveMembers: 24,
  UseVAD: 25,
  ChangeNickname: 26,
  ManageNicknames: 27,
  ManageRoles: 28,
  ManageWebhooks: 29,
  ManageGuildExpressions: 30,
  UseApplicationCommands: 31,
  RequestToSpeak: 32,
  ManageEvents: 33,
  ManageThreads: 34,
  CreatePublicThreads: 35,
  CreatePrivateThreads: 36,
  UseExternalStickers: 37,
  SendMessagesInThreads: 38,
  UseEmbeddedActivities: 39,
  ModerateMembers: 40,
  ViewCreatorMonetizationAnalytics: 41,
  UseSoundboard: 42,
  CreateGuildExpressions: 43,
  CreateEvents: 44,
  UseExternalSounds: 45,
  SendVoiceMessages: 46,
  SendPolls: 49,
  UseExternalApps: 50,
  PinMessages: 51,
} as const;

export type PermissionName = keyof typeof bits;

/** The boundary at which the table's own keys get their type back. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets what it lists
export const permissionNames = Object.keys(bits) as readonly PermissionName[];

/** A permission's bit. */
export function bitOf(name: PermissionName): bigint {
  return 1n << BigInt(bits[name]);
}

/** The bits of these permissions together. */
export function sumOf(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | bitOf(name), 0n);
}

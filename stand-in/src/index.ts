export { ActingError } from './acting/refusal.js';
export type * from './api.js';
export { StandInError, type StandInErrorCode } from './error.js';
export type { Disturbance, Fault, FaultInput } from './faults/fault.js';
export type { Chip, PageOptions, PageWords, PaneOptions } from './page-options.js';
export { readWorld, readWorldFile } from './read-world.js';
export { type RunOptions, runStandIn } from './run.js';
export type { Found } from './scenes/find-component.js';
export type { Scene, ScenesOptions } from './scenes/player.js';
export type { Stagehand } from './scenes/stagehand.js';
export { type ServedStandIn, type ServeOptions, serveStandIn } from './serve.js';
export { createStandIn, type StandIn, type StandInOptions } from './stand-in.js';
export type { PermissionName } from './state/permission-bits.js';
export {
  type BotData,
  defaultWorld,
  type GuildData,
  type PersonData,
  type RoleData,
  type WorldData,
} from './world-data.js';

import type { LockTime } from './race.js';

/** A lap: the reply, the public line, and what waits for a host’s ✓. */
export interface LapText {
  readonly recorded: (params: { readonly time: string; readonly race: string }) => string;
  readonly dnf: (race: string) => string;
  readonly dnfKeepsTime: (params: { readonly race: string; readonly best: string }) => string;
  readonly forRacer: (name: string) => string;
  readonly personalBest: (params: { readonly improvedMs: number }) => string;
  readonly firstTime: string;
  readonly raceBest: string;
  readonly offBest: (params: { readonly offMs: number; readonly best: string }) => string;
  readonly place: (params: {
    readonly position: number;
    readonly gapMs: number | null;
    readonly intervalMs: number | null;
  }) => string;
  readonly takeBack: (params: { readonly minutes: number; readonly isOwn: boolean }) => string;
  readonly next: (params: { readonly isOpen: boolean }) => string;
  readonly announcement: (params: {
    readonly name: string;
    readonly timeMs: number;
    readonly position: number;
    readonly race: string;
  }) => string;
  readonly announcementSlower: (params: {
    readonly name: string;
    readonly timeMs: number;
    readonly bestMs: number;
    readonly position: number;
    readonly race: string;
  }) => string;
  readonly announcementStaysAhead: (params: {
    readonly name: string;
    readonly timeMs: number;
    readonly race: string;
  }) => string;
  readonly announcementLead: (params: {
    readonly name: string;
    readonly timeMs: number;
    readonly race: string;
  }) => string;
  readonly announcementDnf: (params: { readonly name: string; readonly race: string }) => string;
  readonly announcementOpened: (params: { readonly race: string } & LockTime) => string;
  readonly announcementLocked: (race: string) => string;
  readonly raceBestIs: (params: { readonly time: string; readonly name: string }) => string;
  readonly waiting: (params: {
    readonly time: string;
    readonly race: string;
    readonly reason: 'rule' | 'too-fast';
    readonly isHost: boolean;
  }) => string;
  readonly doubt: (params: {
    readonly name: string;
    readonly time: string;
    readonly race: string;
    readonly percent: number;
    readonly best: string;
  }) => string;
  readonly formTitle: (race: string) => string;
  readonly timeField: string;
  readonly timeHint: string;
  readonly carField: string;
  readonly trackField: string;
  readonly waitingPlaceholder: string;
  readonly waitingOption: (params: { readonly time: string; readonly name: string }) => string;
  readonly waitingHint: (params: {
    readonly race: string;
    readonly reason: 'rule' | 'too-fast';
  }) => string;
  readonly claim: (params: {
    readonly name: string;
    readonly time: string;
    readonly race: string;
    readonly reason: 'rule' | 'too-fast';
  }) => string;
  readonly claimConfirmed: (params: { readonly line: string; readonly host: string }) => string;
  readonly claimConfirmedBefore: (params: { readonly line: string }) => string;
  readonly claimTakenBack: (params: {
    readonly name: string;
    readonly time: string;
    readonly race: string;
  }) => string;
  readonly claimCounts: (params: {
    readonly name: string;
    readonly time: string;
    readonly race: string;
  }) => string;
  readonly claimRefused: (params: {
    readonly name: string;
    readonly time: string;
    readonly race: string;
    readonly host: string | null;
  }) => string;
}

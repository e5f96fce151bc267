/** Joining. */
export interface JoinText {
  readonly welcome: (params: {
    readonly name: string;
    readonly balance: number;
    readonly pin: number;
  }) => string;
  readonly again: (params: {
    readonly name: string;
    readonly balance: number;
    readonly pin: number;
  }) => string;
  readonly renamed: (params: {
    readonly name: string;
    readonly balance: number;
    readonly pin: number;
  }) => string;
  readonly lobbyOpen: (params: { readonly round: number }) => string;
  readonly roundRunning: (params: { readonly round: number }) => string;
  readonly announcement: (name: string) => string;
}

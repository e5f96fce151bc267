/** The links of the overlay. */
export interface OverlayText {
  readonly title: string;
  readonly body: (params: { readonly url: string }) => string;
  readonly dragTitle: string;
  readonly drag: (links: readonly { readonly name: string; readonly url: string }[]) => string;
  readonly panels: {
    readonly all: string;
    readonly tower: string;
    readonly bets: string;
    readonly imposter: string;
    readonly toasts: string;
    readonly result: string;
    readonly join: string;
  };
  readonly layerName: (panel: string) => string;
  readonly viewersTitle: string;
  readonly viewers: (params: {
    readonly pages: number;
    readonly lastSeconds: number | null;
  }) => string;
  readonly watchTitle: string;
  readonly watchOn: (params: { readonly url: string }) => string;
  readonly watchOff: string;
  readonly watchIsOn: (params: { readonly url: string }) => string;
  readonly watchIsOff: string;
  readonly confirmRotate: string;
  readonly rotated: string;
  readonly tested: (params: { readonly pages: number }) => string;
}

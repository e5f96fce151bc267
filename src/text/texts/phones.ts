import type { WebJoin } from '../../contract/phone.js';

/** Phones and race control, as Discord tells of them. */
export interface PhonesText {
  readonly link: (params: { readonly url: string }) => string;
  readonly controlLink: (params: { readonly url: string }) => string;
  /** The field of `/party setup`. */
  readonly setupField: string;
  readonly setupValues: Readonly<Record<WebJoin, string>>;
  readonly unreachable: string;
}

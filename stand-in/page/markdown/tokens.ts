/** A piece of a line. `children` never hold an anchor inside an anchor. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'person' | 'role' | 'channel'; readonly id: string }
  /** `at` in Unix seconds; `style` is Discord's letter, such as `R` for "in 5 minutes". */
  | { readonly kind: 'time'; readonly at: number; readonly style: string };

export interface ListItem {
  /** 0 for the outermost. */
  readonly depth: number;
  /** Its number in an ordered list; null for a bullet. */
  readonly number: number | null;
  readonly children: readonly Inline[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'small'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'quote' | 'spoiler'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string };

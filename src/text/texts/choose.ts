/** The select that asks which race or guest is meant. */
export interface ChooseText {
  readonly race: string;
  readonly guest: (params: { readonly input: string }) => string;
  readonly placeholder: string;
}

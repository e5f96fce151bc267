import { LitElement } from 'lit';

/**
 * An element that lives in the page itself, without a shadow: one stylesheet dresses all of them,
 * and labels find their fields.
 */
export class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** The button that prints the paper for providers; without scripts it stays hidden. */
{
  class GuideSend extends (/** @type {new () => OwnElement} */ (HTMLElement)) {
    connectedCallback() {
      const button = this.querySelector("button")
      button.hidden = false
      button.onclick = () => print()
    }
  }

  customElements.define("guide-send", GuideSend)
}

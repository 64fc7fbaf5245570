/** The button that prints the term sheet; without scripts it stays hidden. */
{
  class GuideTermSheet extends (/** @type {new () => OwnElement} */ (HTMLElement)) {
    connectedCallback() {
      const button = this.querySelector("button")
      button.hidden = false
      button.onclick = () => print()
    }
  }

  customElements.define("guide-term-sheet", GuideTermSheet)
}

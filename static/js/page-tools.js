// <page-tools link="https://..." subject="Baker">: shares, copies or prints the page; its buttons stand in it.

export class PageTools extends HTMLElement {
  connectedCallback() {
    this.button('share').hidden = !navigator.share
    this.button('copy').hidden = !navigator.clipboard
    this.addEventListener('click', ({ target }) => this[target.dataset.does]?.())
  }

  button(name) {
    return this.querySelector(`[data-does="${name}"]`)
  }

  get address() {
    return this.getAttribute('link') || location.href
  }

  /** Closing the browser's own sheet without choosing is no failure. */
  share() {
    navigator.share({ title: this.getAttribute('subject'), url: this.address }).catch(() => {})
  }

  async copy() {
    const status = this.querySelector('[role="status"]')
    await navigator.clipboard.writeText(this.address)
    status.textContent = status.dataset.said
  }

  print() {
    window.print()
  }
}

// On a phone the filter is a sheet over the page. Its address (#filter) opens it without script; with script it
// also keeps the focus, closes by Escape, and leaves the address alone.

const CLOSERS = '.panel-close, .panel-show'

export class FilterSheet {
  /** Take over a panel and the link that opens it; `opened` and `closed` are called when it has. */
  constructor(panel, opener, { opened, closed }) {
    Object.assign(this, { panel, opener, opened, closed, still: [] })
    opener.setAttribute('role', 'button')
    opener.addEventListener('click', (event) => this.#answer(event, () => this.open()))
    opener.addEventListener('keydown', (event) => { if (event.key === ' ') this.#answer(event, () => this.open()) })
    panel.addEventListener('click', (event) => {
      if (this.isOpen && event.target.closest(CLOSERS)) this.#answer(event, () => this.close())
    })
    panel.addEventListener('keydown', (event) => { if (this.isOpen && event.key === 'Escape') this.close() })
    matchMedia('(min-width: 60rem)').addEventListener('change', () => this.close())
  }

  get isOpen() {
    return this.panel.classList.contains('opened')
  }

  open() {
    this.panel.classList.add('opened')
    this.panel.setAttribute('role', 'dialog')
    this.panel.setAttribute('aria-modal', 'true')
    this.still = beside(this.panel).filter((other) => !other.inert)
    for (const other of this.still) other.inert = true
    this.panel.querySelector('.panel-close').focus()
    this.opened()
  }

  close() {
    if (!this.isOpen) return
    this.panel.classList.remove('opened')
    this.panel.removeAttribute('role')
    this.panel.removeAttribute('aria-modal')
    for (const other of this.still) other.inert = false
    this.opener.focus()
    this.closed()
  }

  #answer(event, action) {
    event.preventDefault()
    action()
  }
}

/** Return everything on the page but an element, what holds it and what it holds. */
function beside(element) {
  const others = []
  for (let at = element; at !== document.body; at = at.parentElement) {
    others.push(...[...at.parentElement.children].filter((other) => other !== at))
  }
  return others
}

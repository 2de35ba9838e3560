/**
 * The preview's part of a page: it takes up what the page has become, shows what keeps the site from being built over
 * the last good page, and marks what is shown in the preview alone.
 *
 * Served by `jobboard serve` alone, never published. The page's policy forbids inline styles and scripts, so it styles
 * itself by an adopted stylesheet and asks for the faults. When they change, the preview loads the page again.
 */

const styles = `
  :host {
    all: initial; display: block; position: fixed; inset: auto 0 0; z-index: 2147483647; box-sizing: border-box;
    max-block-size: 60vh; overflow: auto; padding: 16px 24px 24px; border-block-start: 4px solid #c62828;
    color-scheme: light dark; background: light-dark(#fff, #1d1b1b); color: light-dark(#1a1a1a, #f2f0f0);
    box-shadow: 0 -8px 32px rgb(0 0 0 / 30%); font: 16px/1.5 system-ui, sans-serif;
  }
  header { display: flex; gap: 16px; align-items: start; justify-content: space-between; margin-block-end: 8px; }
  h2 { margin: 8px 0; font-size: 18px; }
  ol { margin: 0; padding: 0; list-style: none; }
  li { padding-block: 12px; border-block-start: 1px solid light-dark(#ddd, #444); }
  p { margin: 0; overflow-wrap: anywhere; }
  code, pre { font: 14px/1.5 ui-monospace, monospace; }
  .place { color: light-dark(#a31515, #ff9d94); }
  pre { margin: 4px 0; padding: 4px 8px; overflow: auto; background: light-dark(#f4f2f2, #2b2828); }
  button {
    min-block-size: 44px; padding: 0 16px; border: 1px solid currentColor; border-radius: 4px; background: none;
    color: inherit; font: inherit; cursor: pointer;
  }
  button:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
  @media print { :host { display: none; } }
`

/** Make an element that holds a text; text is never read as markup. */
function element(name, text, className = '') {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** Lists faults of the form {place, message, hint, code, line}, until it is hidden or the page loads again. */
export class PreviewFaults extends HTMLElement {
  constructor(faults) {
    super()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet]
    this.shadowRoot.append(this.#section(faults))
  }

  connectedCallback() {
    document.addEventListener('keydown', this.#hideOnEscape)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#hideOnEscape)
  }

  #hideOnEscape = (event) => {
    if (event.key === 'Escape') this.remove()
  }

  #section(faults) {
    const section = document.createElement('section')
    section.setAttribute('role', 'alert')
    const header = document.createElement('header')
    const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`
    const hide = element('button', 'Hide')
    hide.addEventListener('click', () => this.remove())
    header.append(element('h2', `${count} to mend`), hide)
    const list = document.createElement('ol')
    list.append(...faults.map((fault) => this.#item(fault)))
    section.append(header, list)
    return section
  }

  #item({ place, message, hint, code, line }) {
    const item = document.createElement('li')
    if (place) item.append(element('code', place, 'place'))
    item.append(element('p', code ? `${message} [${code}]` : message))
    if (line) item.append(element('pre', line))
    if (hint) item.append(element('p', `What to do: ${hint}`))
    return item
  }
}

customElements.define('preview-faults', PreviewFaults)

/**
 * Livereload asks this before it loads a page again. A page whose main part has changed gets the new one at once, in a
 * third of the time, and stays where it was scrolled to. It is loaded again where anything else of it differs, or where
 * it has a form, in which something may be written. If the server knows that only cards differ, they are exchanged.
 */
class Renewal {
  static identifier = 'preview'
  static version = '1'
  #turn = 0

  reload(path, { originalPath: part }) {
    if (path !== location.pathname) return false
    this.#renew(++this.#turn, part).catch(() => location.reload())
    return true
  }

  async #renew(turn, part) {
    const answer = await fetch(location.href)
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (turn !== this.#turn) return
    if (part === 'cards') return exchangeCards(next)
    const [here, there] = [document, next].map((page) => page.querySelector('main'))
    const fits = answer.ok && here && there && !document.querySelector('form') && around(next) === around(document)
    if (!fits) return location.reload()
    const [left, top] = [scrollX, scrollY]
    document.title = next.title
    document.body.className = next.body.className
    here.replaceWith(document.adoptNode(there))
    dispatchEvent(new CustomEvent('cards-made', { detail: there }))
    scrollTo({ left, top, behavior: 'instant' })
  }
}

/** Put the cards of the next page in the place of those of this one that lead to the same postings. */
function exchangeCards(next) {
  const cards = (page) => [...page.querySelectorAll('main .card')].map((card) => [card.querySelector('a')?.pathname, card])
  const coming = new Map(cards(next))
  for (const [posting, card] of cards(document)) {
    if (coming.has(posting)) card.replaceWith(document.adoptNode(coming.get(posting)))
  }
  dispatchEvent(new CustomEvent('cards-made', { detail: document.querySelector('main') }))
}

/**
 * Return what a page is but for its main part: its styles and scripts (livereload gives a style another query when it
 * exchanges it), and what stands before and after, without the count of what is saved.
 */
function around(page) {
  const links = [...page.querySelectorAll('link[rel=stylesheet], script[src]')]
  const files = links.map((link) => (link.getAttribute('href') ?? link.getAttribute('src')).split('?')[0])
  const parts = [...page.body.children].filter((part) => !part.matches('main, script')).map((part) => part.outerHTML)
  return [...files, ...parts].join('\n').replace(/<kept-link[^]*?<\/kept-link>/g, '')
}

/**
 * Mark postings that are not published: [address, why] of each. A rule of style marks the links in lists, also in those
 * that the filter makes later; the posting's own page has the reason above its title.
 */
function mark(marks) {
  const look = 'margin-inline-end: 8px; padding: 2px 8px; border-radius: 4px; font: 600 13px/1.5 system-ui, sans-serif;' +
    'background: #8a5a00; color: #fff; white-space: nowrap'
  const rules = marks.map(([address, why]) => {
    const link = `main a[href="${CSS.escape(address)}"]::before`
    const own = address === location.pathname ? ', main h1::before' : ''
    return `${link}${own} { content: ${JSON.stringify(why)}; ${look} }`
  })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules.join('\n'))
  document.adoptedStyleSheets.push(sheet)
}

window.LiveReload?.addPlugin(Renewal)

const [faults, marks] = await Promise.all(
  ['faults', 'marks'].map(async (name) => (await fetch(`/.preview/${name}.json`)).json()),
)
if (faults.length > 0) document.documentElement.append(new PreviewFaults(faults))
if (marks.length > 0) mark(marks)

// <kept-page>: what is saved and hidden in this browser, to go back to and to give up. What is given up here stays in its
// place until the page is left, so that a slip can be mended.

import { cardOf } from './card.js'
import { hasEnded } from './closing-guard.js'
import { element } from './dom.js'
import { ROOT, kept } from './kept.js'
import { markKept } from './kept-marks.js'

export class KeptPage extends HTMLElement {
  connectedCallback() {
    if (this.words) return
    this.words = JSON.parse(this.querySelector('script.words').textContent)
    this.parts = { saved: this.querySelector('.kept-saved'), hidden: this.querySelector('.kept-hidden') }
    this.shown = { saved: new Map(), hidden: new Map() }
    kept.addEventListener('change', () => this.#show())
    this.#show()
  }

  #show() {
    this.#list('saved', kept.postings.map((posting) => [posting.slug, posting]), (posting) => this.#card(posting))
    this.#list('hidden', kept.companies.map((name) => [name.toLowerCase(), name]), (name) => this.#company(name))
    this.querySelector('.legend').hidden = !this.querySelector('.card .inferred')
    markKept(this)
  }

  /** Add what is new to a list; what it has stays. */
  #list(name, wanted, make) {
    const part = this.parts[name]
    for (const [key, value] of wanted) {
      if (this.shown[name].has(key)) continue
      this.shown[name].set(key, value)
      part.querySelector('.kept-list').append(make(value))
    }
    part.querySelector('.kept-list').hidden = this.shown[name].size === 0
    part.querySelector('.kept-none').hidden = this.shown[name].size > 0
  }

  #card({ slug, title, company, place, pay, inferred, closes, language, over }) {
    const ended = over || (closes && hasEnded(closes[0], new Date()))
    const paid = pay ? [pay, null, null, 0, 0, inferred] : null
    const row = [slug, title, company, place, paid, null, closes, '', '', language, []]
    return cardOf(row, `${ROOT}jobs/`, this.words, ended ? this.getAttribute('ended') : '')
  }

  #company(name) {
    const button = element('button', { type: 'button', class: 'link', 'data-keep': 'hide', 'data-company': name }, this.words.hide_company)
    return element('li', {}, element('span', {}, name), ' ', button)
  }
}

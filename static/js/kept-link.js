// <kept-link hidden-words="{n} hidden" show="Show" hide="Hide again" brief="Not stored">: the way to what is saved. There is one
// on every page, so it also answers all buttons that save and hide, and says in the list how many postings are hidden.

import { element, phrase, say } from './dom.js'
import { kept } from './kept.js'
import { markKept, markNew, postingAround, pressed } from './kept-marks.js'

export class KeptLink extends HTMLElement {
  connectedCallback() {
    if (this.count) return
    this.count = this.querySelector('.count')
    addEventListener('click', ({ target }) => this.#press(target.closest?.('[data-keep]')))
    kept.addEventListener('change', () => this.#show())
    addEventListener('cards-made', ({ detail }) => {
      markNew(detail)
      this.#showAway()
    })
    const own = document.querySelector('.job-who [data-keep]')
    if (own) kept.refresh(postingAround(own))
    this.#show()
  }

  #press(button) {
    if (!button) return
    pressed(button)
    if (!kept.lasts) this.#warn(button)
    if (button.closest('[hidden]')) document.querySelector('.away button')?.focus()
  }

  #show() {
    const n = kept.postings.length
    say(this.count, n ? ` ${n}` : '')
    markKept(document)
    this.#showAway()
  }

  /** Say how many postings the list would have besides, and offer them. */
  #showAway() {
    const head = document.querySelector('.results-head')
    if (!head) return
    const cards = [...document.querySelectorAll('.results .card')]
    const left = Number(head.closest('posting-filter')?.dataset.away ?? 0)
    const n = left + cards.filter((card) => card.hidden).length
    const offered = n > 0 || (kept.showsHidden && kept.companies.length > 0)
    this.away ??= this.#makeAway()
    this.away.hidden = !offered
    if (!this.away.isConnected) head.append(this.away)
    const words = n ? `${phrase(this.getAttribute('hidden-words'), { n })} · ${this.getAttribute('show')}` : this.getAttribute('hide')
    if (this.away.firstChild.textContent !== words) this.away.firstChild.textContent = words
  }

  #makeAway() {
    const button = element('button', { type: 'button', class: 'link' })
    button.addEventListener('click', () => kept.show(!kept.showsHidden))
    return element('p', { class: 'away' }, button)
  }

  /** Say that it lasts no longer than the page, beside what was pressed. */
  #warn(button) {
    this.brief ??= element('p', { class: 'brief', role: 'status' })
    button.closest('.card, .job-head, .keep-company, kept-page')?.append(this.brief)
    this.brief.textContent = this.getAttribute('brief')
  }
}

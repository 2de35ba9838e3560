// The list of results: the rows that a screen shows come at once, the others screen by screen when those are painted, so
// that a press is answered soon and no step keeps the page long. Until all are there the list says that it is busy.

import { element } from './dom.js'
import { painted } from './turns.js'

// Pixels that nearly every row is high, so that as many as fill a screen come at once.
const ROW = 140

export class FilterList {
  /** Take over the finished list of a page. */
  constructor(results) {
    this.results = results
    this.head = results.querySelector('.results-head')
    this.finished = [...results.children].filter((part) => part !== this.head)
  }

  /** Whether the focus is in the list, and would be lost with its rows. */
  get isFocused() {
    const { activeElement } = document
    return this.results.contains(activeElement) && !this.head.contains(activeElement)
  }

  /** Show the list as the page was built. */
  showFinished() {
    if (!this.finished.every((part) => part.isConnected)) this.#put(this.finished)
    tell(this.results)
  }

  /** Show parts without rows. */
  showParts(parts) {
    this.#put(parts)
    tell(this.results)
  }

  /** Show the rows of some postings between other parts; afterwards all of them are there. */
  showRows(before, numbers, rowOf, after) {
    const many = Math.ceil(innerHeight / ROW)
    const list = element('ol', { class: 'cards' }, ...numbers.slice(0, many).map(rowOf))
    this.#put([...before, list, ...after], list)
    tell(list)
    this.filled = this.#fill(list, numbers.slice(many), many, rowOf)
    return this.filled
  }

  /** Add rows to those that are shown. */
  async add(rows) {
    await this.filled
    this.list.append(...rows)
    tell(this.list)
  }

  async #fill(list, numbers, many, rowOf) {
    if (!numbers.length) return
    this.results.setAttribute('aria-busy', 'true')
    for (let from = 0; from < numbers.length; from += many) {
      await painted()
      if (list !== this.list) return
      list.append(...numbers.slice(from, from + many).map(rowOf))
      tell(list)
    }
    this.results.removeAttribute('aria-busy')
  }

  /** Put parts under the head, which stays as it is. */
  #put(parts, list = null) {
    this.list = list
    this.results.removeAttribute('aria-busy')
    for (const part of [...this.results.children]) if (part !== this.head) part.remove()
    this.head.after(...parts)
  }
}

/** Say on the page that cards were made within a part of it. */
const tell = (within) => dispatchEvent(new CustomEvent('cards-made', { detail: within }))

// The list of results: the rows that can be seen come at once, the others few by few when those are painted, so that a
// press is answered soon and no step keeps the page long. Until all are there the list says that it is busy. The
// first rows are written over and not made anew, which spares the page to style and lay out what stays the same.

import { element, liken } from './dom.js'
import { painted } from './turns.js'

// Pixels that nearly every row is high, so that as many come at once as can be seen.
const ROW = 140
// So many rows come in one step, then.
const STEP = 4

export class FilterList {
  /** Take over the finished list of a page. */
  constructor(results) {
    this.results = results
    this.head = results.querySelector('.results-head')
    this.finished = [...results.children].filter((part) => part !== this.head)
    this.list = results.querySelector('.cards') ?? element('ol', { class: 'cards' })
    this.rows = [...this.list.children]  // as the page was built: each, or a copy of it
    this.isFinished = true
    this.filled = Promise.resolve()
  }

  /** Whether the focus is in the list, and would be lost with its rows. */
  get isFocused() {
    const { activeElement } = document
    return this.results.contains(activeElement) && !this.head.contains(activeElement)
  }

  /** Show the list as the page was built. */
  showFinished(then) {
    if (this.isFinished) return this.filled.then(then)
    const at = this.finished.indexOf(this.list)
    const [before, after] = [this.finished.slice(0, at), this.finished.slice(at + 1)]
    const { many } = this
    const rows = [this.rows.slice(0, many), this.rows.slice(many)]
    const shown = this.showRows(before, rows, (row) => row.cloneNode(true), after, then)
    this.isFinished = true
    return shown
  }

  /** Show parts without rows. */
  showParts(parts, then) {
    this.#put(parts)
    return this.#follow([], null, then)
  }

  /**
   * Show a row, as `rowOf` makes it, for each of the first things and of the others, between other parts. `then` is called,
   * and waited for, when the first can be seen; afterwards all of them are there.
   */
  showRows(before, [things, others], rowOf, after, then) {
    const first = things.map(rowOf)
    // What follows the list keeps its place meanwhile: to move it with every row is work, and the screen would follow.
    if (others.length) this.results.style.minHeight = `${this.results.offsetHeight}px`
    const old = [...this.list.children]
    for (const row of old.slice(first.length)) row.remove()
    first.forEach((row, i) => {
      if (!old[i]) return this.list.append(row)
      if (old[i] === this.rows[i]) this.rows[i] = old[i].cloneNode(true)
      liken(old[i], row)
    })
    this.#put(before, this.list, after)
    return this.#follow(others, rowOf, then)
  }

  /** Add rows to those that are shown; return the first of them, null if there is another list meanwhile. */
  async add(things, rowOf) {
    const { turn } = this
    await this.filled
    if (turn !== this.turn) return null
    const first = things.slice(0, STEP).map(rowOf)
    this.list.append(...first)
    await this.#follow(things.slice(STEP), rowOf)
    return first[0]
  }

  /** How many rows reach to the end of the screen. */
  get many() {
    const { top } = (this.list.isConnected ? this.list : this.results).getBoundingClientRect()
    return Math.max(1, Math.ceil((innerHeight - top) / ROW))
  }

  #follow(things, rowOf, then) {
    this.filled = this.#fill(things, rowOf, then)
    return this.filled
  }

  async #fill(things, rowOf, then) {
    const turn = (this.turn = Symbol())
    this.results.setAttribute('aria-busy', 'true')
    tell(this.results)
    await painted()
    if (turn !== this.turn) return
    await then?.()
    if (turn !== this.turn) return
    for (let from = 0; from < things.length; from += STEP) {
      await painted()
      if (turn !== this.turn) return
      this.list.append(...things.slice(from, from + STEP).map(rowOf))
      if (from + STEP >= things.length) this.results.removeAttribute('aria-busy')
      tell(this.list)
    }
    this.results.removeAttribute('aria-busy')
    await painted()
    if (turn === this.turn) this.results.style.minHeight = ''
  }

  /** Put parts under the head, which stays as it is; the list is not moved if it is there. */
  #put(before, list = null, after = []) {
    this.isFinished = false
    const parts = [...before, list, ...after]
    for (const part of [...this.results.children]) if (part !== this.head && !parts.includes(part)) part.remove()
    this.head.after(...before)
    if (!list) return
    if (!list.isConnected) this.results.append(list)
    list.after(...after)
  }
}

/** Say on the page that cards were made within a part of it. */
const tell = (within) => dispatchEvent(new CustomEvent('cards-made', { detail: within }))

// What is shown for a choice in place of the finished list: what was chosen, rows of the index, and the ways to more of them.

import { cardOf, isInferred } from './card.js'
import { element } from './dom.js'
import { chipsOf, emptyOf } from './filter-chips.js'
import { REACH, emptyChoice, onlyTerm } from './filter-choice.js'
import { FilterList } from './filter-list.js'

/** So many rows are shown at once. */
export const ROWS = 20
const UNSAID = 2

export class FilterResults {
  /** Take over the list of a page: `choose` makes a choice, `failed` is called when rows cannot be had. */
  constructor(results, words, { choose, failed }) {
    Object.assign(this, { results, words, choose, failed, list: new FilterList(results), limit: ROWS })
  }

  /** Show the list as the page was built. */
  showFinished(then) {
    this.rows = null
    return this.#keepFocus(() => this.list.showFinished(then))
  }

  /**
   * Show the rows that a choice has found, of which `bringFirst` has brought the first; `parts` are those of the choice,
   * `paths` tell where the terms of a facet have their pages, `countOf` tells how many postings another choice has. `then`
   * is called when the first rows can be seen.
   */
  show(data, choice, { rows, without }, { parts, paths, countOf }, then) {
    Object.assign(this, { data, choice, rows })
    const clear = () => this.choose({ ...emptyChoice(), sort: choice.sort })
    const label = { class: 'chips', 'aria-label': this.words.chosen }
    const feed = this.#feed(paths)
    const chips = parts.length ? [element('ul', label, ...chipsOf(parts, this.words, this.choose, clear), ...feed)] : []
    if (!rows.length) {
      const empty = emptyOf(parts, choice, without, this.words, this.choose, countOf)
      return this.#keepFocus(() => this.list.showParts([...chips, empty], then))
    }
    this.legend = this.#makeLegend()
    const others = rows.slice(this.first.length, this.limit)
    const more = rows.length > this.limit ? [this.#more()] : []
    const rest = parts.length ? [] : this.list.finished.filter((part) => part.matches('.list-feed'))
    return this.#keepFocus(() => {
      return this.list.showRows(chips, [this.first, others], (i) => this.#cardOf(i), [...more, this.legend, ...rest], () => {
        return Promise.all([data.bringRows(others), then()])
      })
    })
  }

  /** Bring the rows that are shown at once. */
  bringFirst(data, { rows }) {
    this.first = rows.slice(0, Math.min(this.limit, this.list.many))
    return data.bringRows(this.first)
  }

  /** What is listed: the address and the title of each posting. */
  get listed() {
    const links = [...this.results.querySelectorAll('.card-title a')]
    return links.map((link) => [link.getAttribute('href'), link.textContent])
  }

  /** Do what may take away the part that has the focus; it goes to the first chip then. */
  #keepFocus(act) {
    const { isFocused } = this.list
    const done = act()
    const part = (selector) => this.results.querySelector(selector)
    if (isFocused) (part('.chip') ?? part('.sort select')).focus({ preventScroll: true })
    return done
  }

  #more() {
    const more = element('button', { type: 'button', class: 'button more' }, this.words.more)
    more.addEventListener('click', async () => {
      const next = this.rows.slice(this.limit, this.limit + ROWS)
      await this.data.bringRows(next).catch(this.failed)
      if (!more.isConnected) return
      this.limit += ROWS
      const first = await this.list.add(next, (i) => this.#cardOf(i))
      if (!more.isConnected) return
      if (this.rows.length <= this.limit) more.remove()
      first.querySelector('a').focus()
    })
    return more
  }

  /** Return the link to the feed of the one term that is chosen, as an item of a list; none if there is no such feed. */
  #feed(paths) {
    const [key, slug] = onlyTerm(this.choice) ?? []
    if (!paths[key] || !this.data.hasFeed(key, slug)) return []
    return [element('li', {}, element('a', { href: `${paths[key]}${encodeURI(slug)}/feed.atom` }, this.words.feed))]
  }

  #cardOf(i) {
    const { rows, root, index } = this.data
    if (isInferred(rows[i])) this.legend.hidden = false
    const unsaid = this.choice.terms[REACH] && index.facets[REACH].every[i] === UNSAID
    return cardOf(rows[i], root, this.words, unsaid ? this.words.reach_unsaid : '')
  }

  /** Make the word on dotted underlines; it is shown as soon as a row has one. */
  #makeLegend() {
    const mark = element('span', { class: 'inferred' }, this.words.legend_mark)
    return element('p', { class: 'legend', hidden: true }, mark, `: ${this.words.legend}`)
  }
}

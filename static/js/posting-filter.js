// <posting-filter index="/data/index.json">: narrows the finished list inside it. The index is fetched when the filter is
// first touched, or at once where the address holds a choice; until then, and if it cannot be had, nothing changes.

import { cardOf, isInferred } from './card.js'
import { element, grouped, phrase, say } from './dom.js'
import { chipsOf, emptyOf, partsOf } from './filter-chips.js'
import { REACH, choosesAll, emptyChoice, formatQuery, onlyTerm, parseQuery, toggled } from './filter-choice.js'
import { select } from './filter-core.js'
import { FilterData } from './filter-data.js'
import { FilterList } from './filter-list.js'
import { FilterPanel } from './filter-panel.js'
import { FilterSheet } from './filter-sheet.js'
import { wordsOf } from './filter-text.js'
import { kept } from './kept.js'
import { rememberList } from './list-memory.js'

const ROWS = 20
const TYPING = 150
// More rows than these are a long list, beside which the filter stays in sight: templates/components/finder.html.
const SHORT = 8
const UNSAID = 2

export class PostingFilter extends HTMLElement {
  connectedCallback() {
    if (this.words) return
    this.words = JSON.parse(this.querySelector('script.words').textContent)
    this.results = this.querySelector('.results')
    this.list = new FilterList(this.results)
    this.status = this.querySelector('.status')
    this.finishedStatus = [...this.status.childNodes]
    this.panel = new FilterPanel(this.querySelector('.panel'), this.words, {
      changed: (change) => this.#changed(change),
      opened: (scripted) => { if (scripted || this.data) this.#show(scripted) },
    })
    this.sheet = new FilterSheet(this.panel.panel, this.querySelector('.filter-open'), {
      opened: () => this.#sheetOpened(),
      closed: () => this.#sheetClosed(),
    })
    this.search = this.querySelector('.search input')
    this.full = this.querySelector('.search-full input')
    this.sort = this.querySelector('.sort select')
    this.#listen()
    this.choice = this.#told()
    this.limit = history.state?.limit ?? ROWS
    // Script comes late on a slow line: who began to type meanwhile is understood all the same.
    const typed = this.search.value
    if (typed && typed !== this.choice.text) this.choose({ ...this.choice, text: typed })
    else if (this.#asks) this.#show().then(() => { if (history.state?.scroll) scrollTo(0, history.state.scroll) })
    else if (this.contains(document.activeElement)) this.#touch()
  }

  /** Whether the list differs from the finished one. */
  get #asks() {
    return !choosesAll(this.choice) || this.choice.sort !== 'newest'
  }

  /** Read the choice that the address tells. */
  #told() {
    const choice = parseQuery(location.search, this.panel.keys)
    return this.full ? choice : { ...choice, full: false }
  }

  #listen() {
    const touch = () => this.#touch()
    for (const part of [this.panel.panel, this.querySelector('.finder-bar'), this.sort]) {
      part.addEventListener('focusin', touch, { once: true })
      part.addEventListener('pointerdown', touch, { once: true })
    }
    let waiting
    this.search.form.addEventListener('submit', (event) => event.preventDefault())
    this.search.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => this.choose({ ...this.choice, text: this.search.value }), TYPING)
    })
    this.full?.addEventListener('change', () => this.choose({ ...this.choice, full: this.full.checked }))
    this.sort.addEventListener('change', () => this.choose({ ...this.choice, sort: this.sort.value }))
    addEventListener('popstate', () => this.#wentBack())
    kept.addEventListener('change', () => { if (this.data && this.#asks) this.#show() })
    addEventListener('pagehide', () => this.#remember())
    this.results.addEventListener('click', (event) => { if (event.target.closest('.card a')) this.#remember() })
  }

  #changed({ term, ...rest }) {
    this.choose(term ? toggled(this.choice, this.#kindOf(term.key), term.key, term.slug) : { ...this.choice, ...rest })
  }

  #kindOf(key) {
    return this.panel.groups.find((group) => group.key === key).kind
  }

  /** Make a choice: the address says it, the list follows it. A word that is being typed is one step of the history. */
  choose(choice) {
    const typing = choice.text !== this.choice.text && this.choice.text !== ''
    this.choice = choice
    this.limit = ROWS
    const address = location.pathname + formatQuery(choice, this.panel.keys)
    if (address !== location.pathname + location.search) {
      history[typing || this.sheet.isOpen ? 'replaceState' : 'pushState']({}, '', address)
    }
    return this.#show()
  }

  #wentBack() {
    if (this.sheet.isOpen) {
      const address = location.pathname + formatQuery(this.choice, this.panel.keys)
      if (address !== location.pathname + location.search) history.pushState({}, '', address)
      this.before = null
      this.sheet.close()
      return
    }
    this.choice = this.#told()
    this.limit = history.state?.limit ?? ROWS
    this.#show().then(() => scrollTo(0, history.state?.scroll ?? scrollY))
  }

  /** Make the sheet a step of the history, so that the way back closes it. */
  #sheetOpened() {
    this.before = location.href
    history.pushState({}, '')
  }

  #sheetClosed() {
    if (this.before === location.href) history.back()
    this.before = null
  }

  #remember() {
    if (this.#asks) history.replaceState({ limit: this.limit, scroll: scrollY }, '')
    const links = [...this.results.querySelectorAll('.card-title a')]
    const postings = this.shown ?? links.map((link) => [link.getAttribute('href'), link.textContent])
    rememberList(location.pathname + location.search, postings)
  }

  /** Fetch the index, since it will be needed soon; what was typed to find a term meanwhile is found then. */
  #touch() {
    this.#load().then(() => this.#show(), () => {})
  }

  #load() {
    this.loading ??= FilterData.read(this.getAttribute('index'), this.panel.within).then((data) => {
      this.data = data
    })
    return this.loading
  }

  /** Bring what the choice needs and show it; what is chosen meanwhile is shown in its place. */
  async #show(wanted = this.#asks) {
    const mine = (this.turn = (this.turn ?? 0) + 1)
    history.scrollRestoration = this.#asks ? 'manual' : 'auto'
    if (!this.data) this.panel.show(this.choice)
    this.#showFields()
    if (!this.data && !wanted) return
    try {
      await this.#load()
      await this.data.bring(this.choice, [...this.panel.open, ...(kept.companies.length ? ['company'] : [])])
      if (mine !== this.turn) return
      const result = this.#select()
      if (this.#asks) await this.data.bringRows(result.rows.slice(0, this.limit))
      if (mine === this.turn) await this.#showAll(result)
    } catch {
      if (mine === this.turn) this.#fail()
    }
  }

  #showAll(result) {
    const { index } = this.data
    const parts = partsOf(this.choice, index, this.words)
    this.panel.show(this.choice, index, result)
    this.#showCounts(result, parts)
    return this.#showList(result, parts)
  }

  #select(choice = this.choice) {
    const { index, search } = this.data
    const currency = choice.currency || this.panel.currency
    const found = wordsOf(choice.text).length ? search(choice.text, choice.full ? this.data.bodies : null) : null
    const away = kept.showsHidden ? null : this.data.rowsOf('company', (label) => kept.hasHidden(label))
    return select(index, { ...choice, currency }, found, away)
  }

  #showFields() {
    if (document.activeElement !== this.search) this.search.value = this.choice.text
    if (this.full) this.full.checked = this.choice.full
    this.sort.value = this.choice.sort
  }

  #showList(result, parts) {
    const { isFocused } = this.list
    this.shown = this.#asks ? this.#addresses(result.rows.slice(0, this.limit)) : null
    this.dataset.away = this.#asks ? result.hidden : 0
    const wasLong = this.classList.contains('finder-long')
    const isLong = result.rows.length ? result.rows.length > SHORT : wasLong  // a word that finds nothing moves nothing
    const show = () => {
      this.classList.toggle('finder-long', isLong)
      return this.#asks ? this.#showNarrowed(result, parts) : this.list.showFinished()
    }
    const shown = isLong === wasLong ? show() : this.panel.keepPlace(show)
    if (isFocused) (this.results.querySelector('.chip') ?? this.sort).focus({ preventScroll: true })
    return shown
  }

  #showNarrowed(result, parts) {
    const choose = (choice) => this.choose(choice)
    const clear = () => this.choose({ ...emptyChoice(), sort: this.choice.sort })
    const label = { class: 'chips', 'aria-label': this.words.chosen }
    const feed = this.#feed()
    const chips = parts.length ? [element('ul', label, ...chipsOf(parts, this.words, choose, clear), ...feed)] : []
    const countOf = (other) => this.#select(other).rows.length
    if (!result.rows.length) {
      return this.list.showParts([...chips, emptyOf(parts, this.choice, result, this.words, choose, countOf)])
    }
    const numbers = result.rows.slice(0, this.limit)
    const legend = numbers.some((i) => isInferred(this.data.rows[i])) ? [this.#legend()] : []
    const rest = parts.length ? legend : [...legend, ...this.list.finished.filter((part) => part.matches('.list-feed'))]
    const more = result.rows.length > this.limit ? [this.#more(result)] : []
    return this.list.showRows(chips, numbers, (i) => this.#cardOf(i), [...more, ...rest])
  }

  #more(result) {
    const more = element('button', { type: 'button', class: 'button more' }, this.words.more)
    more.addEventListener('click', async () => {
      const next = result.rows.slice(this.limit, this.limit + ROWS)
      await this.data.bringRows(next).catch(() => this.#fail())
      if (!more.isConnected) return
      this.limit += ROWS
      this.shown = this.#addresses(result.rows.slice(0, this.limit))
      const made = next.map((i) => this.#cardOf(i))
      await this.list.add(made)
      if (result.rows.length <= this.limit) more.remove()
      made[0].querySelector('a').focus()
    })
    return more
  }

  /** Return the link to the feed of the one term that is chosen, as an item of a list; none if there is no such feed. */
  #feed() {
    const [key, slug] = onlyTerm(this.choice) ?? []
    const { path } = this.panel.groups.find((group) => group.key === key) ?? {}
    if (!path || this.data.sizeOf(key, slug) < this.data.feedsFrom) return []
    return [element('li', {}, element('a', { href: `${path}${encodeURI(slug)}/feed.atom` }, this.words.feed))]
  }

  #cardOf(i) {
    const { rows, root, index } = this.data
    const unsaid = this.choice.terms[REACH] && index.facets[REACH].every[i] === UNSAID
    return cardOf(rows[i], root, this.words, unsaid ? this.words.reach_unsaid : '')
  }

  #addresses(numbers) {
    return numbers.map((i) => [`${this.data.root}${this.data.rows[i][0]}/`, this.data.rows[i][1]])
  }

  #legend() {
    const mark = element('span', { class: 'inferred' }, this.words.legend_mark)
    return element('p', { class: 'legend' }, mark, `: ${this.words.legend}`)
  }

  #showCounts({ rows }, parts) {
    const n = grouped(rows.length, this.words)
    const said = phrase(this.words.shown, { shown: n, total: grouped(this.data.index.count, this.words) })
    if (this.#asks) say(this.status, said)
    else if (!this.finishedStatus[0].isConnected) this.status.replaceChildren(...this.finishedStatus)
    const show = this.querySelector('.panel-show')
    say(show, phrase(rows.length === 1 ? this.words.show_one : this.words.show_other, { n }))
    say(this.querySelector('.filter-open'), this.words.filter + (parts.length ? ` (${parts.length})` : ''))
  }

  /** Say that the filter cannot be had, and give the links back; a later touch tries again. */
  #fail() {
    this.loading = this.data = undefined
    this.panel.giveUp()
    this.status.textContent = this.words.failed
  }
}

// <posting-filter index="/data/index.json">: narrows the finished list inside it. The index is fetched when the filter is
// first touched, or at once where the address holds a choice; until then, and if it cannot be had, nothing changes.

import { grouped, phrase, say } from './dom.js'
import { FilterAddress } from './filter-address.js'
import { partsOf } from './filter-chips.js'
import { asksMore, toggled } from './filter-choice.js'
import { FilterPanel } from './filter-panel.js'
import { FilterResults, ROWS } from './filter-results.js'
import { FilterSheet } from './filter-sheet.js'
import { kept } from './kept.js'
import { rememberList } from './list-memory.js'
import { rest } from './turns.js'

const TYPING = 150
// More rows than these are a long list, beside which the filter stays in sight: templates/components/finder.html.
const SHORT = 8

export class PostingFilter extends HTMLElement {
  connectedCallback() {
    if (this.words) return
    this.words = JSON.parse(this.querySelector('script.words').textContent)
    this.results = new FilterResults(this.querySelector('.results'), this.words, {
      choose: (choice) => this.choose(choice),
      failed: () => this.#fail(),
    })
    this.status = this.querySelector('.status')
    this.finishedStatus = [...this.status.childNodes]
    this.panel = new FilterPanel(this.querySelector('.panel'), this.words, {
      changed: (change) => this.#changed(change),
      opened: (scripted) => { if (scripted || this.data) this.#show(scripted) },
    })
    this.address = new FilterAddress(this.panel.keys)
    this.sheet = new FilterSheet(this.panel.panel, this.querySelector('.filter-open'), {
      opened: () => this.#sheetOpened(),
      closed: () => this.#sheetClosed(),
    })
    this.search = this.querySelector('.search input')
    this.full = this.querySelector('.search-full input')
    this.sort = this.querySelector('.sort select')
    this.#listen()
    this.#recall()
    this.listed = this.#asks ? null : this.choice
    // Script comes late on a slow line: who began to type meanwhile is understood all the same.
    const typed = this.search.value
    if (typed && typed !== this.choice.text) this.choose({ ...this.choice, text: typed })
    else if (this.#asks) this.#show().then(() => { if (history.state?.scroll) scrollTo(0, history.state.scroll) })
    else if (this.contains(document.activeElement)) this.#touch()
  }

  /** Whether the list differs from the finished one. */
  get #asks() {
    return asksMore(this.choice)
  }

  /** Take the choice that the address tells, and how many of its rows were shown. */
  #recall() {
    const choice = this.address.read()
    this.choice = this.full ? choice : { ...choice, full: false }
    this.results.limit = history.state?.limit ?? ROWS
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
    kept.addEventListener('change', () => this.#keptOthers())
    addEventListener('pagehide', () => this.#remember())
    this.querySelector('.results').addEventListener('click', (event) => { if (event.target.closest('.card a')) this.#remember() })
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
    this.results.limit = ROWS
    this.address.tell(choice, !typing && !this.sheet.isOpen)
    return this.#show()
  }

  #wentBack() {
    if (this.sheet.isOpen) {
      this.address.tell(this.choice, true)
      this.before = null
      this.sheet.close()
      return
    }
    this.#recall()
    this.#show().then(() => scrollTo(0, history.state?.scroll ?? scrollY))
  }

  /** Find anew, since companies were hidden or shown again; the finished list hides their rows itself. */
  #keptOthers() {
    if (!this.data || !this.#asks) return
    this.listed = null
    this.#show()
  }

  /** Make the sheet a step of the history, so that the way back closes it. */
  #sheetOpened() {
    this.address.settle()
    this.before = location.href
    history.pushState({}, '')
  }

  #sheetClosed() {
    this.address.settle()
    if (this.before === location.href) history.back()
    this.before = null
  }

  #remember() {
    this.address.settle()
    if (this.#asks) history.replaceState({ limit: this.results.limit, scroll: scrollY }, '')
    rememberList(location.pathname + location.search, this.results.listed)
  }

  /** Fetch the index, since it will be needed soon; what was typed to find a term meanwhile is found then. */
  #touch() {
    this.#load().then(() => this.#show(), () => {})
  }

  #load() {
    this.loading ??= this.#read()
    return this.loading
  }

  /** Fetch the index together with what reads it, which a visitor who only looks does not need either. */
  async #read() {
    const [answer, { FilterData }] = await Promise.all([fetch(this.getAttribute('index')), import('./filter-data.js')])
    this.data = await FilterData.read(answer, this.panel.within)
  }

  /** Bring what the choice needs and show it; what is chosen meanwhile is shown in its place. */
  async #show(wanted = this.#asks) {
    const mine = (this.turn = (this.turn ?? 0) + 1)
    if (!this.data) this.panel.show(this.choice)
    this.#showFields()
    if (!this.data && !wanted) return
    try {
      await this.#load()
      await this.data.bring(this.choice, this.panel.open)
      if (mine !== this.turn) return
      const result = this.#select()
      if (this.#asks) await this.results.bringFirst(this.data, result)
      if (mine === this.turn) await this.#showAll(result, () => mine === this.turn)
    } catch {
      if (mine === this.turn) this.#fail()
    }
  }

  /** Show what was found: the list, and when that can be seen what further choices would give, if it is still asked for. */
  #showAll(result, isAsked) {
    const parts = partsOf(this.choice, this.data.index, this.words)
    const then = () => this.#showFurther(result, parts, isAsked)
    if (this.listed === this.choice) return then()
    this.listed = this.choice
    const shown = this.#showList(result, parts, then)
    this.#showStatus(result)
    return shown
  }

  #select(choice = this.choice) {
    return this.data.select({ ...choice, currency: choice.currency || this.panel.currency })
  }

  #showFields() {
    if (document.activeElement !== this.search) this.search.value = this.choice.text
    if (this.full) this.full.checked = this.choice.full
    this.sort.value = this.choice.sort
  }

  #showList(result, parts, then) {
    this.dataset.away = this.#asks ? result.hidden : 0
    const wasLong = this.classList.contains('finder-long')
    const isLong = result.rows.length ? result.rows.length > SHORT : wasLong  // a word that finds nothing moves nothing
    const show = () => {
      this.classList.toggle('finder-long', isLong)
      if (!this.#asks) return this.results.showFinished(then)
      const countOf = (choice) => this.#select(choice).rows.length
      return this.results.show(this.data, this.choice, result, { parts, paths: this.panel.paths, countOf }, then)
    }
    return isLong === wasLong ? show() : this.panel.keepPlace(show)
  }

  #showStatus({ rows }) {
    const [shown, total] = [rows.length, this.data.index.count].map((n) => grouped(n, this.words))
    if (this.#asks) say(this.status, phrase(this.words.shown, { shown, total }))
    else if (!this.finishedStatus[0].isConnected) this.status.replaceChildren(...this.finishedStatus)
  }

  /** Show what further choices would give: counted in one turn, shown in another. */
  async #showFurther(result, parts, isAsked) {
    await rest()
    if (!isAsked()) return
    const { rows } = result
    const further = result.further()
    await rest()
    if (!isAsked()) return
    this.panel.show(this.choice, this.data.index, { rows, ...further })
    const words = rows.length === 1 ? this.words.show_one : this.words.show_other
    say(this.querySelector('.panel-show'), phrase(words, { n: grouped(rows.length, this.words) }))
    say(this.querySelector('.filter-open'), this.words.filter + (parts.length ? ` (${parts.length})` : ''))
  }

  /** Say that the filter cannot be had, and give the links back; a later touch tries again. */
  #fail() {
    this.loading = this.data = this.listed = undefined
    this.panel.giveUp()
    this.status.textContent = this.words.failed
  }
}

// What a visitor keeps in this browser: saved postings and hidden companies. Nothing of it is sent anywhere.
//
// A saved posting is { slug, title, language, company, place, pay, inferred, closes: [ISO day, phrase] or null, over }, as it
// was when it was looked at last; "inferred" says what of its pay the board worked out.

/** The path of the board on its host: other boards there keep their own. */
export const ROOT = new URL('../../', import.meta.url).pathname
const KEY = `kept ${ROOT}`
const MOST = 500
const same = (name) => name.trim().toLowerCase()

class Kept extends EventTarget {
  constructor() {
    super()
    this.#take(this.#stored() ?? {})
    addEventListener('storage', ({ key }) => { if (key === KEY || key === null) this.#changed(this.#stored() ?? {}) })
  }

  /** Whether the browser stores it, beyond this page. */
  lasts = true
  /** Whether the postings of hidden companies are shown all the same, on this page. */
  showsHidden = false

  get postings() {
    return [...this.saved.values()].reverse()
  }

  get companies() {
    return [...this.hidden.values()]
  }

  hasSaved(slug) {
    return this.saved.has(slug)
  }

  hasHidden(company) {
    return this.hidden.has(same(company))
  }

  /** Save a posting, or give it up. */
  toggleSaved(posting) {
    const found = this.#again()
    if (!found.saved.delete(posting.slug)) found.saved.set(posting.slug, posting)
    this.#store(found)
  }

  /** Hide the postings of a company, or show them again. */
  toggleHidden(company) {
    const found = this.#again()
    if (!found.hidden.delete(same(company))) found.hidden.set(same(company), company)
    this.#store(found)
  }

  /** Bring up to date what is saved of a posting: its title and its end, which may have changed since. */
  refresh({ slug, title, closes, over }) {
    const { saved, hidden } = this.#again()
    const before = saved.get(slug)
    const after = { ...before, title, closes, over }
    if (before && JSON.stringify(before) !== JSON.stringify(after)) this.#store({ saved: saved.set(slug, after), hidden })
  }

  show(whether) {
    this.showsHidden = whether
    this.dispatchEvent(new Event('change'))
  }

  /** Read what other tabs have stored meanwhile; what could not be stored is known here alone. */
  #again() {
    if (this.lasts) this.#take(this.#stored() ?? {})
    return this
  }

  #stored() {
    try {
      return JSON.parse(localStorage.getItem(KEY))
    } catch {
      return null
    }
  }

  #store({ saved, hidden }) {
    const value = { saved: [...saved.values()].slice(-MOST), hidden: [...hidden.values()] }
    try {
      localStorage.setItem(KEY, JSON.stringify(value))
    } catch {
      this.lasts = false
    }
    this.#changed(value)
  }

  #changed(value) {
    this.#take(value)
    this.dispatchEvent(new Event('change'))
  }

  /** Take over what was stored, as far as it is what we store. */
  #take({ saved = [], hidden = [] }) {
    const postings = Array.isArray(saved) ? saved.filter((one) => one?.slug && one.title) : []
    const names = Array.isArray(hidden) ? hidden.filter((name) => typeof name === 'string') : []
    this.saved = new Map(postings.map((posting) => [posting.slug, posting]))
    this.hidden = new Map(names.map((name) => [same(name), name]))
  }
}

export const kept = new Kept()

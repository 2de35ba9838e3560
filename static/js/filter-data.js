// The filter's data, file by file as it is needed: the manifest first, large columns when they are asked for, rows of
// the list by their shards. What the files hold is told in generator/outputs/index.py.

import { Bodies } from './filter-bodies.js'
import { REACH } from './filter-choice.js'
import { daysFacet, slugOf, unpacked, unpackedDays, unpackedPay } from './filter-columns.js'
import { select } from './filter-core.js'
import { textSearch } from './filter-text.js'
import { kept } from './kept.js'
import { wordsOf } from './text-words.js'
import { rest } from './turns.js'

const DAY = 24 * 60 * 60 * 1000
// To ask for a file takes a browser long enough that so many are asked for in a turn.
const AT_ONCE = 6
// Groups of the panel whose columns lie in one file.
const FILE = { date: 'days', expires: 'days' }

/** The day a visitor has, in days since 1970. */
export const todayOf = (now) => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY

async function contentOf(answer) {
  if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`)
  return answer.json()
}

export class FilterData {
  /** Read the manifest; it must be of the build that its address names. `within` are the days of a group by its key. */
  static async read(answer, within) {
    const manifest = await contentOf(answer)
    await rest()
    const build = new URL(answer.url).searchParams.get('build')
    if (build && build !== manifest.build) throw new Error(`the data is of build ${manifest.build}, the page of ${build}`)
    const facets = {}
    for (const [key, facet] of Object.entries(manifest.facets)) {
      facets[key] = unpacked(facet)
      await rest()
    }
    const pay = unpackedPay(manifest.pay)
    await rest()
    return new FilterData(manifest, { count: manifest.count, pay, facets }, within)
  }

  constructor({ count, root, files, shards, full, feeds_from: feedsFrom }, index, within) {
    Object.assign(this, { root, files, shards, within, full, feedsFrom, index, waiting: new Map(), rows: [] })
    this.bodies = full && new Bodies(count, full.files)
  }

  /** Bring what a choice and some groups need; false if nothing was missing. */
  async bring(choice, groups) {
    const files = new Set([...groups, ...Object.keys(choice.terms)].map((key) => FILE[key] ?? key))
    if (kept.companies.length) files.add('company')
    if (choice.sort === 'closing') files.add('days')
    if (!choice.unsaid) files.add(REACH)
    if (choice.text.trim()) files.add('text')
    const missing = [...files].filter((name) => this.files[name] && !this.waiting.get(name)?.done)
    await Promise.all([
      ...missing.map((name) => this.#once(name, this.files[name], (column) => this.#take(name, column))),
      ...this.#bringBodies(choice),
    ])
    return missing.length > 0
  }

  /** Bring the words of the full texts that a choice asks for. */
  #bringBodies({ text, full }) {
    if (!full || !this.bodies) return []
    return [...this.bodies.needed(text)].map((n) =>
      this.#once(`full ${n}`, `${this.full.root}${n}.json`, (file) => this.bodies.take(n, file)))
  }

  /** Bring the rows of some postings; afterwards `rows` has them by their numbers. */
  async bringRows(numbers) {
    const shards = new Set(numbers.map((i) => shardOf(this.shards.starts, i)))
    const missing = [...shards].filter((n) => !this.rows[this.shards.starts[n]])
    const asked = []
    for (const n of missing) {
      if (asked.length % AT_ONCE === AT_ONCE - 1) await rest()
      asked.push(this.#once(`rows ${n}`, `${this.shards.root}${this.shards.names[n]}.json`, (rows) => this.#takeRows(n, rows)))
    }
    await Promise.all(asked)
  }

  #takeRows(n, rows) {
    rows.forEach((row, i) => { this.rows[this.shards.starts[n] + i] = whole(row) })
  }

  /** Say whether so many postings of the board have a term that it has a feed. */
  hasFeed(key, slug) {
    const { terms, of } = this.index.facets[key]
    const number = terms.findIndex((term) => term[0] === slug)
    let [wanted, at] = [this.feedsFrom, -1]
    while (wanted > 0 && (at = of.values.indexOf(number, at + 1)) >= 0) wanted -= 1
    return wanted <= 0
  }

  /** Find what matches a choice, without the postings of companies that the visitor has hidden. */
  select(choice) {
    const found = wordsOf(choice.text).length ? this.search(choice.text, choice.full ? this.bodies : null) : null
    return select(this.index, choice, found, kept.showsHidden ? null : this.#hidden())
  }

  /** Mark the postings of hidden companies; null if there are none, or the column is not here. */
  #hidden() {
    const { terms, of } = this.index.facets.company ?? { terms: [] }
    const chosen = terms.map(([, label]) => kept.hasHidden(label))
    if (!chosen.includes(true)) return null
    const marks = new Uint8Array(this.index.count)
    for (let i = 0; i < marks.length; i++) {
      for (let at = of.starts[i]; at < of.starts[i + 1]; at++) if (chosen[of.values[at]]) marks[i] = 1
    }
    return marks
  }

  #once(name, address, take) {
    if (!this.waiting.has(name)) {
      const asked = fetch(address).then(contentOf).then(async (value) => {
        await rest()
        await take(value)
        asked.done = true
      })
      this.waiting.set(name, asked)
      asked.catch(() => this.waiting.delete(name))
    }
    return this.waiting.get(name)
  }

  async #take(name, column) {
    if (name === 'text') this.search = await textSearch(unpacked(column))
    else if (name === 'days') this.#takeDays(column)
    else this.index.facets[name] = unpacked(column)
  }

  #takeDays(column) {
    const { posted, closes } = unpackedDays(column)
    const today = todayOf(new Date())
    this.index.closes = closes
    if (this.within.date) this.index.facets.date = daysFacet(posted, today, this.within.date, false)
    if (this.within.expires) this.index.facets.expires = daysFacet(closes, today, this.within.expires, true)
  }
}

/** Put title and company back into the slug of a row. */
function whole([slug, title, company, ...others]) {
  return [slug.replace('~', () => slugOf(title)).replace('^', () => slugOf(company)), title, company, ...others]
}

/** Find the shard that has a posting: the last that starts at it or before. */
export function shardOf(starts, i) {
  let low = 0, high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle] <= i) low = middle
    else high = middle - 1
  }
  return low
}

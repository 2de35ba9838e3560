// The filter's data, file by file as it is needed: the manifest first, large columns when they are asked for, rows of
// the list by their shards. What the files hold is told in generator/outputs/index.py.

import { daysFacet, searchOf } from './filter-core.js'

const DAY = 24 * 60 * 60 * 1000
// Groups of the panel whose columns lie in one file.
const FILE = { date: 'days', expires: 'days' }

/** The day a visitor has, in days since 1970. */
export const todayOf = (now) => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY

async function read(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`)
  return answer.json()
}

/** Unpack a column of lists, and the terms that stand beside it. */
export function unpacked({ sets, of, terms, ...rest }) {
  const lists = sets?.map(summed)
  const column = of.map((one) => (lists ? lists[one] : Array.isArray(one) ? summed(one) : [one]))
  return { ...rest, of: column, ...(terms && { terms: terms.map((term) => (Array.isArray(term) ? term : [slugOf(term), term])) }) }
}

function summed(steps) {
  let last = 0
  return steps.map((step) => (last += step))
}

const slugOf = (label) => label.toLowerCase().replace(/[^a-z0-9]+/g, '-')

export class FilterData {
  /** Read the manifest; it must be of the build that its address names. `within` are the days of a group by its key. */
  static async read(address, within) {
    const manifest = await read(address)
    const build = new URL(address, location.href).searchParams.get('build')
    if (build && build !== manifest.build) throw new Error(`the data is of build ${manifest.build}, the page of ${build}`)
    return new FilterData(manifest, within)
  }

  constructor(manifest, within) {
    const { count, root, files, shards, facets, pay } = manifest
    Object.assign(this, { root, files, shards, within, waiting: new Map(), rows: [] })
    const columns = Object.entries(facets).map(([key, facet]) => [key, unpacked(facet)])
    this.index = { count, pay, facets: Object.fromEntries(columns) }
  }

  /** Bring what a choice and some open groups need; false if nothing was missing. */
  async bring(choice, open) {
    const files = new Set([...open, ...Object.keys(choice.terms)].map((key) => FILE[key] ?? key))
    if (choice.sort === 'closing') files.add('days')
    if (choice.text.trim()) files.add('text')
    const missing = [...files].filter((name) => this.files[name] && !this.waiting.get(name)?.done)
    await Promise.all(missing.map((name) => this.#once(name, this.files[name], (column) => this.#take(name, column))))
    return missing.length > 0
  }

  /** Bring the rows of some postings; afterwards `rows` has them by their numbers. */
  async bringRows(numbers) {
    const shards = new Set(numbers.map((i) => shardOf(this.shards.starts, i)))
    const missing = [...shards].filter((n) => !this.rows[this.shards.starts[n]])
    await Promise.all(missing.map((n) => {
      const address = `${this.shards.root}${this.shards.names[n]}.json`
      return this.#once(`rows ${n}`, address, (rows) => rows.forEach((row, i) => { this.rows[this.shards.starts[n] + i] = row }))
    }))
  }

  #once(name, address, take) {
    if (!this.waiting.has(name)) {
      const asked = read(address).then((value) => {
        take(value)
        asked.done = true
      })
      this.waiting.set(name, asked)
      asked.catch(() => this.waiting.delete(name))
    }
    return this.waiting.get(name)
  }

  #take(name, column) {
    if (name === 'text') this.search = searchOf(unpacked(column))
    else if (name === 'days') this.#takeDays(column)
    else this.index.facets[name] = unpacked(column)
  }

  #takeDays({ posted, closes }) {
    const today = todayOf(new Date())
    this.index.closes = closes
    if (this.within.date) this.index.facets.date = daysFacet(posted, today, this.within.date, false)
    if (this.within.expires) this.index.facets.expires = daysFacet(closes, today, this.within.expires, true)
  }
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

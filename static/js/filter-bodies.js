// The words of the postings' full texts, in files that come as words are typed: generator/outputs/full_text.py makes them.

import { summed } from './filter-columns.js'
import { KEY, UNSPACED, marked } from './filter-text.js'
import { wordsOf } from './text-words.js'

export class Bodies {
  /** Take files that are numbered to `files`, of the texts of `count` postings. */
  constructor(count, files) {
    Object.assign(this, { count, files, taken: new Map() })
  }

  /** Return the numbers of the files that a query needs. */
  needed(query) {
    return new Set(wordsOf(query).flatMap(parts).map((word) => this.fileOf(word)))
  }

  fileOf(word) {
    let place = 0
    for (const letter of [...word].slice(0, KEY)) place = (place * 31 + letter.codePointAt(0)) % 65_536
    return place % this.files
  }

  take(number, file) {
    this.taken.set(number, file)
  }

  /** Return 1 for each posting that has a typed word, or one that fits, in its text; null if none has. */
  find(typed, fits) {
    const cut = parts(typed)
    if (cut.length === 1 && !UNSPACED.test(typed)) return this.#rows(typed, fits)
    const each = cut.map((pair) => this.#rows(pair, (word) => word === pair))
    if (each.includes(null)) return null
    const rows = each.reduce((some, others) => some.map((one, i) => one & others[i]))
    return rows.includes(1) ? rows : null
  }

  #rows(word, fits) {
    const { words, of } = this.taken.get(this.fileOf(word)) ?? { words: [] }
    const marks = marked(words, fits)
    if (!marks) return null
    const rows = new Uint8Array(this.count)
    marks.forEach((mark, i) => {
      if (!mark) return
      for (const row of Array.isArray(of[i]) ? summed(of[i]) : [of[i]]) rows[row] = 1
    })
    return rows
  }
}

/** Cut a word into what stands in the files: itself, or its pairs of letters in a script without spaces. */
function parts(word) {
  if (!UNSPACED.test(word)) return [word]
  const letters = [...word]
  return letters.length < 2 ? [word] : letters.slice(1).map((letter, i) => letters[i] + letter)
}

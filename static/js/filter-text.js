// Text search over the postings: words by their beginnings and insides, and near misses where nothing else is found.

import { wordsOf } from './text-words.js'
import { rest } from './turns.js'

/** Say how many changes (a letter more, less, other, or two swapped) turn `typed` into a beginning of `word`, up to `most`. */
export function distance(typed, word, most = Infinity) {
  const length = Math.min(word.length, typed.length + most)
  let before = [], last = Array.from({ length: length + 1 }, (_, i) => i)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= length; j++) {
      const same = typed[i - 1] === word[j - 1]
      let steps = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
      if (swapped) steps = Math.min(steps, before[j - 2] + 1)
      row.push(steps)
      if (steps < least) least = steps
    }
    // Two swapped letters may still lead down from the row before.
    if (least > most && Math.min(...last) >= most) return least
    before = last
    last = row
  }
  return Math.min(...last)
}

/** Say how many changes we overlook in a word of this length. */
const overlooked = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** So many letters decide in which file of the full texts a word is. */
export const KEY = 3

/** Scripts without spaces between words: there any part of a text is a word. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Return what says of a word whether it is nearly what was typed. */
const nearly = (typed, slack) => (word) => word.length >= typed.length - slack && distance(typed, word, slack) <= slack

/** Return what says of a word of a full text whether it begins as was typed; of few letters, whether it is that. */
const beginning = (typed) => (word) => (typed.length < KEY ? word === typed : word.startsWith(typed))

/** Return what says of a word whether it is what was typed, or has it in it. */
function holding(typed) {
  if (UNSPACED.test(typed) || typed.length > 2) return (word) => word.includes(typed)
  return typed.length < 2 ? (word) => word === typed : (word) => word.startsWith(typed)
}

/**
 * Make a search over titles and over the names of companies, places and skills; `of` lists the names of each row. It is
 * made in small steps, with a rest between them, so that a page with ten thousand rows stays at hand.
 */
export async function textSearch({ titles, names, of }) {
  const numbers = new Map()
  const starts = new Uint32Array(titles.length + names.length + 1)
  const values = []
  const texts = [...titles, ...names]
  for (let i = 0; i < texts.length; i++) {
    if (i % 500 === 499) await rest()
    for (const word of wordsOf(texts[i])) {
      if (!numbers.has(word)) numbers.set(word, numbers.size)
      values.push(numbers.get(word))
    }
    starts[i + 1] = values.length
  }
  const words = [...numbers.keys()]

  /** Return 1 for each row that has a marked word. */
  function rowsWith(marks) {
    const hit = new Uint8Array(texts.length)
    for (let i = 0; i < texts.length; i++) {
      for (let at = starts[i]; !hit[i] && at < starts[i + 1]; at++) hit[i] = marks[values[at]]
    }
    const rows = hit.slice(0, titles.length)
    for (let i = 0; i < rows.length; i++) {
      for (let at = of.starts[i]; !rows[i] && at < of.starts[i + 1]; at++) rows[i] = hit[titles.length + of.values[at]]
    }
    return rows
  }

  const find = (fits) => {
    const marks = marked(words, fits)
    return marks && rowsWith(marks)
  }

  /** Return 1 for each row in which every word of the query is found; `bodies` adds what stands in the full texts. */
  return function search(query, bodies = null) {
    const found = new Uint8Array(titles.length).fill(1)
    for (const typed of wordsOf(query)) {
      const slack = overlooked(typed.length)
      const rows = either(find(holding(typed)), bodies?.find(typed, beginning(typed))) ??
        (slack ? either(find(nearly(typed, slack)), bodies?.find(typed, nearly(typed, slack))) : null)
      for (let i = 0; i < found.length; i++) found[i] &= rows ? rows[i] : 0
    }
    return found
  }
}

/** Mark the words that fit; null if none does. */
export function marked(words, fits) {
  const marks = new Uint8Array(words.length)
  let any = 0
  for (let i = 0; i < words.length; i++) if (fits(words[i])) any = marks[i] = 1
  return any ? marks : null
}

function either(some, others) {
  return some && others ? some.map((one, i) => one | others[i]) : some ?? others ?? null
}

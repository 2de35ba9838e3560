// Text search over the postings: words by their beginnings and insides, and near misses where nothing else is found.

/** Cut a text into plain lower-case words; "+" and "#" belong to a word (C++, C#). */
export function wordsOf(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []
}

/** Say how many changes (a letter more, less, other, or two swapped) turn `typed` into a beginning of `word`. */
export function distance(typed, word) {
  let before = [], last = Array.from({ length: word.length + 1 }, (_, i) => i)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return Math.min(...last)
}

/** Say how many changes we overlook in a word of this length. */
const overlooked = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** Scripts without spaces between words: there any part of a text is a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function holds(word, typed) {
  if (UNSPACED.test(typed)) return word.includes(typed)
  if (typed.length < 2) return word === typed
  return typed.length < 3 ? word.startsWith(typed) : word.includes(typed)
}

/** Make a search over rows, given for each row the numbers of its texts and the texts themselves. */
export function textSearch(texts, rows) {
  const vocabulary = new Map()
  const numbers = texts.map((text) => wordsOf(text).map((word) => {
    if (!vocabulary.has(word)) vocabulary.set(word, vocabulary.size)
    return vocabulary.get(word)
  }))
  const words = [...vocabulary.keys()]

  /** Mark the words of the vocabulary that one typed word stands for. */
  function meant(typed) {
    const marks = new Uint8Array(words.length)
    let any = false
    const mark = (fits) => words.forEach((word, i) => { if (fits(word)) any = marks[i] = 1 })
    mark((word) => holds(word, typed))
    const slack = overlooked(typed.length)
    if (!any && slack) mark((word) => word.length >= typed.length - slack && distance(typed, word) <= slack)
    return marks
  }

  /** Return 1 for each row in which every word of the query is found. */
  return function search(query) {
    const found = new Uint8Array(rows.length).fill(1)
    for (const typed of wordsOf(query)) {
      const marks = meant(typed)
      const hit = numbers.map((list) => list.some((word) => marks[word]))
      rows.forEach((list, i) => { if (found[i] && !list.some((text) => hit[text])) found[i] = 0 })
    }
    return found
  }
}

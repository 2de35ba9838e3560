// The columns of the index as the filter looks through them: lists of numbers, one a posting, in one piece of memory.

const FIRST = 35
const NO_CHARACTERS = 0xd800, AS_MANY = 0x800

/** Lay lists of numbers one behind the other: that of row i goes from values[starts[i]] to before values[starts[i + 1]]. */
export function listsOf(lists) {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => { starts[i + 1] = starts[i] + list.length })
  const values = new Uint32Array(starts[lists.length])
  lists.forEach((list, i) => values.set(list, starts[i]))
  return { starts, values }
}

/** Read numbers, each written as one character: generator/outputs/index_columns.py tells how. */
export function numbersOf(text) {
  const numbers = []
  for (const character of text) {
    const code = character.codePointAt(0)
    numbers.push(code < NO_CHARACTERS ? code - FIRST : code - FIRST - AS_MANY)
  }
  return numbers
}

/** Read lists of ascending numbers, a blank behind each. */
const readLists = (text) => text.split(' ').slice(0, -1).map((one) => summed(numbersOf(one)))

/** Unpack a column of lists, and what stands beside it. */
export function unpacked({ sets, of, terms, every, ...rest }) {
  const told = readLists(sets ?? of)
  const lists = sets === undefined ? told : numbersOf(of).map((number) => told[number])
  const named = terms?.map((term) => (Array.isArray(term) ? term : [slugOf(term), term]))
  return { ...rest, of: listsOf(lists), ...(named && { terms: named }), ...(every && { every: numbersOf(every) }) }
}

/** Unpack what is paid: a currency's number and an amount for each posting, -1 and 0 where none is stated. */
export function unpackedPay({ currency, amounts, top, ...rest }) {
  return { ...rest, currency: numbersOf(currency).map((n) => n - 1), top: numbersOf(top).map((n) => amounts[n]) }
}

/** Unpack the days on which postings were posted and close. */
export function unpackedDays({ days, posted, closes }) {
  const daysOf = (text) => numbersOf(text).map((n) => days[n])
  return { posted: daysOf(posted), closes: daysOf(closes) }
}

/** Tell numbers that are written as what each is more than the one before. */
export function summed(steps) {
  let last = 0
  return steps.map((step) => (last += step))
}

/** Say a label in small letters, with "-" for all but letters and figures. */
export const slugOf = (label) => label.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/**
 * Make the facet of days within which something lies: so many days back, or `ahead` of today. What is dated tomorrow,
 * as it is by now elsewhere on earth, was posted today; what closed yesterday does not close soon.
 */
export function daysFacet(days, today, within, ahead) {
  const sets = [...within.map((_, first) => within.map((_, n) => n).slice(first)), []]
  const lists = days.map((day) => {
    const distance = ahead ? day - today : Math.max(0, today - day)
    return sets[day < 0 || distance < 0 ? within.length : within.findIndex((n) => distance <= n)] ?? []
  })
  return { kind: 'days', terms: within.map((n) => [String(n), String(n)]), of: listsOf(lists) }
}

// The columns of the index as the filter looks through them: lists of numbers, one a posting, in one piece of memory.

/** Lay lists of numbers one behind the other: that of row i goes from values[starts[i]] to before values[starts[i + 1]]. */
export function listsOf(lists) {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => { starts[i + 1] = starts[i] + list.length })
  const values = new Uint32Array(starts[lists.length])
  lists.forEach((list, i) => values.set(list, starts[i]))
  return { starts, values }
}

/** Unpack a column of lists, and the terms that stand beside it. */
export function unpacked({ sets, of, terms, ...rest }) {
  const told = sets?.map(summed)
  const lists = of.map((one) => (told ? told[one] : Array.isArray(one) ? summed(one) : [one]))
  const named = terms?.map((term) => (Array.isArray(term) ? term : [slugOf(term), term]))
  return { ...rest, of: listsOf(lists), ...(named && { terms: named }) }
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

// What a filter means, apart from any page: index and choice -> matching rows in their order, and counts.
//
// A choice is told in filter-choice.js. An index is { count, facets: { key: { kind, terms: [[slug, label], ...], of: lists,
// every? } }, pay, closes }: what generator/outputs/index.py describes, its lists as filter-columns.js lays them. A facet
// may be missing as long as nothing is chosen in it.
//
// Every part of a choice marks the rows that fail it. A row that fails one part alone still counts for the terms of that
// part: choosing one of them instead would bring it in.

import { PERIODS, REACH } from './filter-choice.js'

const UNSAID = 2
// Marks of a row: it matches; n + 1, it fails part n alone; or it fails several.
const MATCHES = 0, FAILS = 255

/**
 * Find what matches, and what each further choice would give. `found` marks the rows that the choice's text is found in,
 * null if there is none; `away` those of companies that the visitor has hidden: they count nowhere.
 *
 * Returns { rows, without, hidden, further }: the numbers of the matching rows in order; how many rows there would be without
 * each single part of the choice (a facet key, "text", "pay"); how many matching rows are hidden; and what `furtherOf` tells,
 * when it is called, since a list can be shown before.
 */
export function select(index, choice, found = null, away = null) {
  const top = topsIn(index.pay, choice.currency)
  const parts = partsOf(index, choice, found, top)
  const marks = new Uint8Array(index.count)
  parts.forEach(({ fails }, n) => {
    for (let i = 0; i < marks.length; i++) if (fails[i]) marks[i] = marks[i] === MATCHES ? n + 1 : FAILS
  })
  let hidden = 0
  for (let i = 0; away && i < marks.length; i++) {
    if (!away[i]) continue
    if (marks[i] === MATCHES) hidden += 1
    marks[i] = FAILS
  }
  const rows = []
  const only = new Uint32Array(FAILS + 1)
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] === MATCHES) rows.push(i)
    else only[marks[i]] += 1
  }
  return {
    rows: sorted(index, rows, choice),
    without: Object.fromEntries(parts.map(({ name }, n) => [name, rows.length + only[n + 1]])),
    hidden,
    further: () => furtherOf(index, choice, marks, (name) => parts.findIndex((part) => part.name === name) + 1, top),
  }
}

/**
 * Count what each further choice would give: { counts, unstated, elsewhere, tops, unsaid }: for each facet the rows of each
 * term under all other choices; how many rows state no pay, or state it in another currency than the wanted, under all
 * other choices, and the upper ends of the pay of those that can be compared; and how many rows do not say from where one
 * may work, under all other choices.
 */
function furtherOf({ facets, pay }, choice, marks, markOf, top) {
  const counts = Object.entries(facets).map(([key, facet]) => [key, countsOf(facet, marks, markOf(key), choice)])
  return {
    counts: Object.fromEntries(counts),
    ...payOf(pay, marks, markOf('pay'), top),
    unsaid: unsaidOf(facets[REACH], choice, marks, markOf(REACH)),
  }
}

function partsOf({ facets, pay }, choice, found, top) {
  const parts = []
  for (const [key, facet] of Object.entries(facets)) {
    const slugs = choice.terms[key] ?? []
    if (slugs.length || (key === REACH && !choice.unsaid)) parts.push({ name: key, fails: failsTerms(facet, slugs, choice) })
  }
  if (found) parts.push({ name: 'text', fails: found.map((one) => 1 - one) })
  if (choice.from !== null || !choice.unstated) parts.push({ name: 'pay', fails: failsPay(pay, choice, top) })
  return parts
}

function failsTerms({ terms, of: { starts, values }, every }, slugs, { unsaid }) {
  const chosen = new Uint8Array(terms.length)
  terms.forEach(([slug], number) => { if (slugs.includes(slug)) chosen[number] = 1 })
  const fails = new Uint8Array(starts.length - 1)
  for (let i = 0; i < fails.length; i++) {
    if (every?.[i]) {
      fails[i] = every[i] === UNSAID && !unsaid ? 1 : 0
      continue
    }
    let fits = slugs.length === 0
    for (let at = starts[i]; !fits && at < starts[i + 1]; at++) fits = chosen[values[at]] === 1
    fails[i] = fits ? 0 : 1
  }
  return fails
}

function failsPay({ currency }, { period, from, unstated }, top) {
  const wanted = from === null ? null : from * PERIODS[period]
  const fails = new Uint8Array(currency.length)
  for (let i = 0; i < fails.length; i++) {
    const fits = currency[i] < 0 ? unstated : wanted === null || top[i] >= wanted
    fails[i] = fits ? 0 : 1
  }
  return fails
}

// What a board's pay comes to in the currency that was asked for last: most choices keep it.
const compared = new WeakMap()

/** Return the upper end of each row's pay a year in a currency: NaN if it cannot be compared with it. */
function topsIn(pay, wanted) {
  const last = compared.get(pay)
  if (last?.wanted === wanted) return last.tops
  const tops = comparedIn(pay, wanted)
  compared.set(pay, { wanted, tops })
  return tops
}

function comparedIn({ currencies, currency, top, rates }, wanted) {
  const rate = (code) => (code === wanted ? 1 : (rates?.per_unit[wanted] ?? NaN) / (rates?.per_unit[code] ?? NaN))
  const factors = currencies.map(rate)
  return Float64Array.from(currency, (code, i) => (code < 0 ? NaN : top[i] * factors[code]))
}

function countsOf({ terms, of: { starts, values }, every }, marks, mark, { unsaid }) {
  const counts = new Uint32Array(terms.length)
  let always = 0
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] !== MATCHES && (marks[i] !== mark || mark === 0)) continue
    if (every?.[i] && (unsaid || every[i] !== UNSAID)) always += 1
    for (let at = starts[i]; at < starts[i + 1]; at++) counts[values[at]] += 1
  }
  return always ? counts.map((count) => count + always) : counts
}

function payOf({ currency }, marks, mark, top) {
  const tops = []
  let unstated = 0, elsewhere = 0
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] !== MATCHES && (marks[i] !== mark || mark === 0)) continue
    if (currency[i] < 0) unstated += 1
    else if (Number.isNaN(top[i])) elsewhere += 1
    else tops.push(top[i])
  }
  return { unstated, elsewhere, tops }
}

function unsaidOf(facet, choice, marks, mark) {
  let unsaid = 0
  for (let i = 0; facet && i < marks.length; i++) {
    if (facet.every[i] === UNSAID && (marks[i] === MATCHES || (mark && marks[i] === mark))) unsaid += 1
  }
  return unsaid
}

/**
 * Order rows; equal ones stay newest first. Pay is compared in the wanted currency, with what can be converted into it;
 * the others follow, each currency for itself, the commonest first.
 */
function sorted(index, rows, choice) {
  if (choice.sort === 'closing') {
    return inOrder(rows, (i) => (index.closes[i] < 0 ? Infinity : index.closes[i]), (a, b) => (a < b ? -1 : 1))
  }
  if (choice.sort !== 'salary') return rows
  const { currencies, currency } = index.pay
  const many = currencies.map(() => 0)
  for (const i of rows) if (currency[i] >= 0) many[currency[i]] += 1
  const order = currencies.map((_, number) => number).sort((a, b) => many[b] - many[a] || a - b)
  const wanted = currencies.includes(choice.currency) ? choice.currency : currencies[order[0]]
  const top = topsIn(index.pay, wanted)
  const groups = Array.from({ length: currencies.length + 2 }, () => [])
  const places = new Map(order.map((number, place) => [number, place + 1]))
  for (const i of rows) groups[Number.isNaN(top[i]) ? places.get(currency[i]) ?? currencies.length + 1 : 0].push(i)
  return groups.flatMap((group, place) => inOrder(group, place ? (i) => index.pay.top[i] : (i) => top[i], (a, b) => b - a))
}

/** Order rows by a value of each; few values are different, so these are put in order, not the rows. */
function inOrder(rows, valueOf, compare) {
  const groups = new Map()
  for (const i of rows) {
    const value = valueOf(i)
    const group = groups.get(value)
    if (group) group.push(i)
    else groups.set(value, [i])
  }
  return [...groups.keys()].sort(compare).flatMap((value) => groups.get(value))
}

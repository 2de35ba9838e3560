// What a filter means, apart from any page: index and choice -> matching rows, counts, and the address of a choice.
//
// A choice is { terms: { facet key: [slug, ...] }, text, currency, period, from, unstated, sort }. `from` is an amount
// of pay a period or null; `unstated` keeps postings that do not state their pay.
//
// An index is { count, facets: { key: { kind, terms: [[slug, label], ...], of: [[term, ...], ...], every? } }, pay,
// closes }: what generator/outputs/index.py describes, unpacked by filter-data.js. A facet may be missing as long as
// nothing is chosen in it.

import { textSearch, wordsOf } from './filter-text.js'

export const SORTS = ['newest', 'salary', 'closing']
/** Full-time hours, working days, weeks and months of a year, as generator/model/salary.py has them. */
export const PERIODS = { HOUR: 2080, DAY: 260, WEEK: 52, MONTH: 12, YEAR: 1 }
const NO_CHOICE = { terms: {}, text: '', currency: '', period: 'YEAR', from: null, unstated: true, sort: 'newest' }
const UNSAID = 2

/** Return the choice of everything, newest first. */
export const emptyChoice = () => structuredClone(NO_CHOICE)

/** Say whether a choice leaves all postings in; their order does not count. */
export function choosesAll(choice) {
  const terms = Object.values(choice.terms).some((slugs) => slugs.length)
  return !terms && !wordsOf(choice.text).length && choice.from === null && choice.unstated
}

/** Read a choice from the query of an address; what is not understood is left out. */
export function parseQuery(query, facetKeys) {
  const params = new URLSearchParams(query)
  const choice = emptyChoice()
  for (const key of facetKeys) {
    const slugs = [...new Set(params.getAll(key))].filter(Boolean)
    if (slugs.length) choice.terms[key] = slugs
  }
  choice.text = params.get('q') ?? ''
  choice.currency = /^[A-Z]{3}$/.test(params.get('currency') ?? '') ? params.get('currency') : ''
  const from = Number(params.get('pay'))
  choice.from = Number.isFinite(from) && from > 0 && choice.currency ? from : null
  if (Object.hasOwn(PERIODS, params.get('period') ?? '')) choice.period = params.get('period')
  choice.unstated = params.get('unstated') !== 'no'
  if (SORTS.includes(params.get('sort'))) choice.sort = params.get('sort')
  return choice
}

/** Write a choice as the query of an address, "" or beginning with "?"; the same for equal choices. */
export function formatQuery(choice, facetKeys) {
  const pairs = facetKeys.flatMap((key) => [...(choice.terms[key] ?? [])].sort().map((slug) => [key, slug]))
  if (choice.text.trim()) pairs.push(['q', choice.text.trim()])
  if (choice.from !== null) pairs.push(['pay', String(choice.from)])
  if (choice.from !== null || (choice.sort === 'salary' && choice.currency)) pairs.push(['currency', choice.currency])
  if (choice.from !== null && choice.period !== 'YEAR') pairs.push(['period', choice.period])
  if (!choice.unstated) pairs.push(['unstated', 'no'])
  if (choice.sort !== 'newest') pairs.push(['sort', choice.sort])
  const plain = (text) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+')
  return pairs.length ? '?' + pairs.map(([key, value]) => `${plain(key)}=${plain(value)}`).join('&') : ''
}

/**
 * Choose or give up a term of a facet of a kind. In a tree those above and below it are given up, as it says the same
 * more exactly; of days there is one, and "" is any.
 */
export function toggled(choice, kind, key, slug) {
  const chosen = choice.terms[key] ?? []
  const related = (other) => other.startsWith(slug + '/') || slug.startsWith(other + '/')
  const others = kind === 'tree' ? chosen.filter((other) => !related(other)) : kind === 'days' ? [] : chosen
  const kept = chosen.includes(slug) && kind !== 'days' ? chosen.filter((other) => other !== slug) : [...others, slug]
  const terms = { ...choice.terms, [key]: kept.filter(Boolean) }
  if (!terms[key].length) delete terms[key]
  return { ...choice, terms }
}

/**
 * Make the facet of days within which something lies: so many days back, or `ahead` of today. What is dated tomorrow,
 * as it is by now elsewhere on earth, was posted today; what closed yesterday does not close soon.
 */
export function daysFacet(days, today, within, ahead) {
  const sets = [...within.map((_, first) => within.map((_, n) => n).slice(first)), []]
  const of = days.map((day) => {
    const distance = ahead ? day - today : Math.max(0, today - day)
    return sets[day < 0 || distance < 0 ? within.length : within.findIndex((n) => distance <= n)] ?? []
  })
  return { kind: 'days', terms: within.map((n) => [String(n), String(n)]), of }
}

/** Make the search over titles and names of companies, places and skills. */
export function searchOf({ titles, names, of }) {
  const rows = titles.map((_, i) => [i, ...of[i].map((name) => titles.length + name)])
  return textSearch([...titles, ...names], rows)
}

/**
 * Find what matches, and what each further choice would give; `search` marks the rows that a text is found in.
 *
 * Returns { rows, counts, unstated, elsewhere, unsaid, tops, without }: the numbers of the matching rows in order; for
 * each facet the rows of each term under all other choices; how many rows state no pay, or state it in another currency
 * than the wanted, under all other choices, and the upper ends of the pay of those that can be compared; how many rows
 * do not say from where one may work, under all other choices; and how many rows there would be without each single
 * part of the choice (a facet key, "text", "pay").
 */
export function select(index, choice, search) {
  const facets = Object.entries(index.facets)
  const parts = []
  for (const [key, facet] of facets) {
    const slugs = choice.terms[key] ?? []
    if (slugs.length) parts.push({ name: key, fails: failsTerms(facet, slugs) })
  }
  if (wordsOf(choice.text).length) {
    const found = search(choice.text)
    parts.push({ name: 'text', fails: (i) => !found[i] })
  }
  const top = topIn(index.pay, choice.currency)
  const pay = payTest(index.pay, choice, top)
  if (choice.from !== null || !choice.unstated) parts.push({ name: 'pay', fails: (i) => !pay(i) })

  const counts = Object.fromEntries(facets.map(([key, facet]) => [key, new Uint32Array(facet.terms.length)]))
  const only = Object.fromEntries(parts.map((part) => [part.name, 0]))
  const rows = [], tops = [], always = {}
  let unstated = 0, elsewhere = 0, unsaid = 0
  for (let i = 0; i < index.count; i++) {
    let failed = 0, alone
    for (const part of parts) {
      if (!part.fails(i)) continue
      alone = part.name
      if (++failed > 1) break
    }
    if (failed > 1) continue
    if (alone) only[alone] += 1
    else rows.push(i)
    if (!alone || alone === 'pay') {
      const amount = top(i)
      if (index.pay.currency[i] < 0) unstated += 1
      else if (amount === null) elsewhere += 1
      else tops.push(amount)
    }
    for (const [key, { of, every }] of facets) {
      if (alone && alone !== key) continue
      if (every?.[i]) always[key] = (always[key] ?? 0) + 1
      if (every?.[i] === UNSAID) unsaid += 1
      for (const term of of[i]) counts[key][term] += 1
    }
  }
  for (const [key, n] of Object.entries(always)) counts[key] = counts[key].map((count) => count + n)
  const without = Object.fromEntries(parts.map(({ name }) => [name, rows.length + only[name]]))
  return { rows: sorted(index, rows, choice), counts, unstated, elsewhere, unsaid, tops, without }
}

function failsTerms({ terms, of, every }, slugs) {
  const chosen = new Uint8Array(terms.length)
  terms.forEach((term, number) => { if (slugs.includes(term[0])) chosen[number] = 1 })
  return (i) => !every?.[i] && !of[i].some((term) => chosen[term])
}

/** Return what gives a row's upper end of pay a year in a currency: null if it cannot be compared with it. */
function topIn({ currencies, currency, top, rates }, wanted) {
  const rate = (code) => (code === wanted ? 1 : (rates?.per_unit[wanted] ?? NaN) / (rates?.per_unit[code] ?? NaN))
  const factors = currencies.map(rate)
  return (i) => {
    const factor = currency[i] < 0 ? NaN : factors[currency[i]]
    return Number.isNaN(factor) ? null : top[i] * factor
  }
}

function payTest({ currency }, { period, from, unstated }, top) {
  const wanted = from === null ? null : from * PERIODS[period]
  return (i) => (currency[i] < 0 ? unstated : wanted === null || (top(i) ?? -1) >= wanted)
}

/**
 * Order rows; equal ones stay newest first. Pay is compared in the wanted currency, with what can be converted into it;
 * the others follow, each currency for itself, the commonest first.
 */
function sorted(index, rows, choice) {
  if (choice.sort === 'closing') {
    const day = (i) => (index.closes[i] < 0 ? Infinity : index.closes[i])
    return [...rows].sort((a, b) => (day(a) === day(b) ? a - b : day(a) - day(b)))
  }
  if (choice.sort !== 'salary') return rows
  const { currencies, currency } = index.pay
  const many = currencies.map(() => 0)
  for (const i of rows) if (currency[i] >= 0) many[currency[i]] += 1
  const order = currencies.map((_, number) => number).sort((a, b) => many[b] - many[a] || a - b)
  const wanted = currencies.includes(choice.currency) ? choice.currency : currencies[order[0]]
  const top = topIn(index.pay, wanted)
  const key = new Map(rows.map((i) => {
    const amount = top(i)
    if (amount !== null) return [i, [-1, amount]]
    return [i, currency[i] < 0 ? [currencies.length, 0] : [order.indexOf(currency[i]), index.pay.top[i]]]
  }))
  return [...rows].sort((a, b) => key.get(a)[0] - key.get(b)[0] || key.get(b)[1] - key.get(a)[1] || a - b)
}

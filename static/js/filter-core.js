// What a filter means, apart from any page: index and choice -> matching rows, counts, and the address of a choice.
//
// A choice is { terms: { facet key: [slug, ...] }, text, currency, from, unstated, sort }. `from` is an amount of pay
// a year or null; `unstated` keeps postings that do not state their pay. An index is what generator/outputs/index.py
// describes.

import { textSearch, wordsOf } from './filter-text.js'

export const SORTS = ['newest', 'salary', 'closing']
const NO_CHOICE = { terms: {}, text: '', currency: '', from: null, unstated: true, sort: 'newest' }

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
  if (!choice.unstated) pairs.push(['unstated', 'no'])
  if (choice.sort !== 'newest') pairs.push(['sort', choice.sort])
  const plain = (text) => encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+')
  return pairs.length ? '?' + pairs.map(([key, value]) => `${plain(key)}=${plain(value)}`).join('&') : ''
}

/** Choose or give up a term; in a tree those above and below it are given up, as it says the same more exactly. */
export function toggled(choice, index, key, slug) {
  const chosen = choice.terms[key] ?? []
  const related = (other) => other.startsWith(slug + '/') || slug.startsWith(other + '/')
  const kept = chosen.includes(slug)
    ? chosen.filter((other) => other !== slug)
    : [...chosen.filter((other) => index.facets[key]?.kind !== 'tree' || !related(other)), slug]
  const terms = { ...choice.terms, [key]: kept }
  if (!kept.length) delete terms[key]
  return { ...choice, terms }
}

/** Make the search over title, company, place and skills of an index. */
export function searchOf({ count, rows, tables }) {
  const texts = [], start = {}
  const parts = [['title', rows.title], ['company', tables.company.map((row) => row[0])], ['place', tables.place],
    ['skill', tables.skill.map((row) => row[0])]]
  for (const [name, list] of parts) {
    start[name] = texts.length
    texts.push(...list)
  }
  const textsOf = (i) => [
    i,
    ...(rows.company[i] < 0 ? [] : [start.company + rows.company[i]]),
    ...(rows.place[i] < 0 ? [] : [start.place + rows.place[i]]),
    ...rows.skills[i].map((skill) => start.skill + skill),
  ]
  return textSearch(texts, Array.from({ length: count }, (_, i) => textsOf(i)))
}

/**
 * Find what matches, and what each further choice would give.
 *
 * Returns { rows, counts, unstated, elsewhere, without }: the numbers of the matching rows in order; for each facet
 * the rows of each term under all other choices; how many rows state no pay, or state it in another currency than the
 * wanted, under all other choices; and how many there would be without each single part of the choice (a facet key,
 * "text", "pay").
 */
export function select(index, choice, search = searchOf(index)) {
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
  const pay = payTest(index, choice)
  if (choice.from !== null || !choice.unstated) parts.push({ name: 'pay', fails: (i) => pay(i) !== 'reached' })

  const counts = Object.fromEntries(facets.map(([key, facet]) => [key, new Uint32Array(facet.terms.length)]))
  const only = Object.fromEntries(parts.map((part) => [part.name, 0]))
  const rows = []
  let unstated = 0, elsewhere = 0
  for (let i = 0; i < index.count; i++) {
    const failed = parts.filter((part) => part.fails(i))
    if (failed.length > 1) continue
    const alone = failed[0]?.name
    if (alone) only[alone] += 1
    else rows.push(i)
    if (!alone || alone === 'pay') {
      const currency = index.pay.currency[i]
      if (currency < 0) unstated += 1
      else if (choice.from !== null && index.pay.currencies[currency] !== choice.currency) elsewhere += 1
    }
    for (const [key, facet] of facets) {
      if (!alone || alone === key) for (const term of facet.of[i]) counts[key][term] += 1
    }
  }
  const without = Object.fromEntries(parts.map(({ name }) => [name, rows.length + only[name]]))
  return { rows: sorted(index, rows, choice), counts, unstated, elsewhere, without }
}

function failsTerms(facet, slugs) {
  const chosen = new Uint8Array(facet.terms.length)
  facet.terms.forEach((term, number) => { if (slugs.includes(term[0])) chosen[number] = 1 })
  return (i) => !facet.of[i].some((term) => chosen[term])
}

/** Return a test that names how a row stands to the wanted pay: "reached", "unstated", "elsewhere" or "below". */
function payTest({ pay }, { currency, from, unstated }) {
  const wanted = pay.currencies.indexOf(currency)
  return (i) => {
    if (pay.currency[i] < 0) return unstated ? 'reached' : 'unstated'
    if (from === null) return 'reached'
    if (pay.currency[i] !== wanted) return 'elsewhere'
    return (pay.max[i] ?? pay.min[i]) >= from ? 'reached' : 'below'
  }
}

/** Order rows; equal ones stay newest first. Pay is compared within one currency alone: the wanted, then the commonest. */
function sorted(index, rows, choice) {
  if (choice.sort === 'closing') {
    const day = (i) => (index.rows.closes[i] < 0 ? '9999' : index.tables.day[index.rows.closes[i]][0])
    return [...rows].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a - b))
  }
  if (choice.sort !== 'salary') return rows
  const { currencies, currency, min, max } = index.pay
  const many = currencies.map(() => 0)
  for (const i of rows) if (currency[i] >= 0) many[currency[i]] += 1
  const order = currencies.map((_, number) => number)
    .sort((a, b) => (currencies[b] === choice.currency) - (currencies[a] === choice.currency) || many[b] - many[a] || a - b)
  const rank = currencies.map((_, number) => order.indexOf(number))
  const place = (i) => (currency[i] < 0 ? currencies.length : rank[currency[i]])
  const amount = (i) => max[i] ?? min[i] ?? 0
  return [...rows].sort((a, b) => place(a) - place(b) || amount(b) - amount(a) || a - b)
}

// What a visitor has chosen, and how an address says it.
//
// A choice is { terms: { facet key: [slug, ...] }, text, full, currency, period, from, unstated, unsaid, sort }. `full`
// looks for the text in the postings' bodies as well; `from` is an amount of pay a period or null; `unstated` keeps
// postings that do not state their pay, `unsaid` those that do not say from where one may work.

import { wordsOf } from './text-words.js'

export const SORTS = ['newest', 'salary', 'closing']
/** Full-time hours, working days, weeks and months of a year, as generator/model/salary.py has them. */
export const PERIODS = { HOUR: 2080, DAY: 260, WEEK: 52, MONTH: 12, YEAR: 1 }
/** The facet of the countries that one may work from. */
export const REACH = 'applicant_location'
const NO_CHOICE = {
  terms: {}, text: '', full: false, currency: '', period: 'YEAR', from: null, unstated: true, unsaid: true, sort: 'newest',
}

/** Return the choice of everything, newest first. */
export const emptyChoice = () => structuredClone(NO_CHOICE)

/** Say whether a choice leaves all postings in; their order does not count. */
export function choosesAll({ terms, text, from, unstated, unsaid }) {
  const some = Object.values(terms).some((slugs) => slugs.length)
  return !some && !wordsOf(text).length && from === null && unstated && unsaid
}

/** Say whether a choice asks for another list than the finished one: not for all postings, or in another order. */
export const asksMore = (choice) => !choosesAll(choice) || choice.sort !== 'newest'

/** Return the one term that is all of a choice, as [facet key, slug]; null if there is more to it, or less. */
export function onlyTerm(choice) {
  const terms = Object.entries(choice.terms).flatMap(([key, slugs]) => slugs.map((slug) => [key, slug]))
  return terms.length === 1 && choosesAll({ ...choice, terms: {} }) ? terms[0] : null
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
  choice.full = params.get('full') === 'yes'
  choice.currency = /^[A-Z]{3}$/.test(params.get('currency') ?? '') ? params.get('currency') : ''
  const from = Number(params.get('pay'))
  choice.from = Number.isFinite(from) && from > 0 && choice.currency ? from : null
  if (Object.hasOwn(PERIODS, params.get('period') ?? '')) choice.period = params.get('period')
  choice.unstated = params.get('unstated') !== 'no'
  choice.unsaid = params.get('unsaid') !== 'no' || !facetKeys.includes(REACH)
  if (SORTS.includes(params.get('sort'))) choice.sort = params.get('sort')
  return choice
}

/** Write a choice as the query of an address, "" or beginning with "?"; the same for equal choices. */
export function formatQuery(choice, facetKeys) {
  const pairs = facetKeys.flatMap((key) => [...(choice.terms[key] ?? [])].sort().map((slug) => [key, slug]))
  if (choice.text.trim()) pairs.push(['q', choice.text.trim()])
  if (choice.full) pairs.push(['full', 'yes'])
  if (choice.from !== null) pairs.push(['pay', String(choice.from)])
  if (choice.from !== null || (choice.sort === 'salary' && choice.currency)) pairs.push(['currency', choice.currency])
  if (choice.from !== null && choice.period !== 'YEAR') pairs.push(['period', choice.period])
  if (!choice.unstated) pairs.push(['unstated', 'no'])
  if (!choice.unsaid) pairs.push(['unsaid', 'no'])
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

// What a filter means, said as plainly as can be and slowly: every posting is looked at for every question.

import { emptyChoice, formatQuery, parseQuery } from '/js/filter-choice.js'
import { Bodies } from '/js/filter-bodies.js'
import { daysFacet, listsOf } from '/js/filter-columns.js'
import { select } from '/js/filter-core.js'
import { textSearch } from '/js/filter-text.js'
import { wordsOf } from '/js/text-words.js'

const TITLES = ['Senior nurse', 'Baker', 'C++ developer', 'Go engineer', 'Bus driver', 'Köchin', 'パン職人', 'Head of R']
const SKILLS = ['Python', 'PostgreSQL', 'C#', 'JavaScript', 'Go', 'R', 'Kubernetes']
const COMPANIES = ['Acme Robotics', 'Harbour Clinic', 'Ofen & Co.']
const PLACES = ['Berlin, Germany', 'São Paulo, Brazil', 'Remote (EU)']
const TREE = ['germany', 'germany/berlin', 'germany/munich', 'spain', 'spain/catalonia', 'spain/catalonia/girona']
const QUERIES = ['', '', '', 'nurse', 'pyhton', 'c++', 'kubernets berlin', 'go', 'r', 'パン', 'sao', 'acme rob', 'psotgers', 'zzzz', 'koch', 'kafak', 'パン職', 'nursing c#', 'ovne']
const BODY = ['kafka', 'nursing', 'oven', 'c#', 'berlin', 'パン', 'ン職', 'go', 'robotic', 'zzz']
const COUNTRIES = ['germany', 'spain', 'brazil']
const WITHIN = [3, 7, 14]
const TODAY = 20_000
const A_YEAR = { HOUR: 2080, MONTH: 12, YEAR: 1 }
const SORTS = ['newest', 'salary', 'closing']

/** A small generator of numbers, the same for the same seed. */
function dice(seed) {
  let state = seed * 2654435761 + 1
  const next = () => ((state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296)
  const upTo = (n) => Math.floor(next() * n)
  return { upTo, one: (list) => list[upTo(list.length)], some: (list) => list.filter(() => next() < 0.3), next }
}

function postings({ upTo, one, some, next }) {
  const amount = () => (next() < 0.2 ? null : 10_000 * upTo(12))
  return Array.from({ length: upTo(60) }, () => {
    const paid = next() < 0.7
    const [low, high] = [amount(), amount()]
    return {
      title: one(TITLES), company: next() < 0.8 ? one(COMPANIES) : null, place: next() < 0.8 ? one(PLACES) : null,
      skills: some(SKILLS), body: some(BODY), places: some(TREE), modes: some(['remote', 'on-site', 'hybrid']),
      currency: paid ? one(['EUR', 'USD']) : null, low: paid ? (low ?? high ?? 1) : null, high: paid ? high : null,
      closes: next() < 0.5 ? TODAY - 3 + upTo(20) : null, posted: next() < 0.9 ? TODAY + 1 - upTo(20) : null,
      from: next() < 0.5 ? one(['everywhere', 'unsaid']) : some(COUNTRIES),
    }
  })
}

function indexOf(all, rates) {
  const facet = (kind, slugs, lists) => ({
    kind, terms: slugs.map((slug) => [slug, slug]), of: listsOf(lists.map((list) => list.map((slug) => slugs.indexOf(slug)))),
  })
  const column = (name) => all.map((one) => one[name] ?? -1)
  const named = all.map(({ from }) => (Array.isArray(from) ? from : []))
  return {
    count: all.length, closes: column('closes'),
    facets: {
      location: facet('tree', TREE, all.map((one) => one.places)),
      work_mode: facet('terms', ['remote', 'on-site', 'hybrid'], all.map((one) => one.modes)),
      applicant_location: {
        ...facet('reach', COUNTRIES, named),
        every: all.map(({ from }) => ['named', 'everywhere', 'unsaid'].indexOf(Array.isArray(from) ? 'named' : from)),
      },
      date: daysFacet(column('posted'), TODAY, WITHIN, false),
      expires: daysFacet(column('closes'), TODAY, WITHIN, true),
    },
    pay: {
      currencies: ['EUR', 'USD'], currency: all.map((one) => ['EUR', 'USD'].indexOf(one.currency)),
      top: all.map((one) => one.high ?? one.low ?? 0), rates: rates && { day: '', per_unit: rates },
    },
  }
}

function textsOf(all) {
  const names = [...COMPANIES, ...PLACES, ...SKILLS]
  const of = all.map(({ company, place, skills }) => [company, place, ...skills].filter(Boolean).map((name) => names.indexOf(name)))
  return { titles: all.map((one) => one.title), names, of: listsOf(of) }
}

/** Put words into files as generator/outputs/full_text.py does. */
function bodiesOf(all) {
  const bodies = new Bodies(all.length, 4)
  const numbers = (word) => all.flatMap(({ body }, i) => (body.includes(word) ? [i] : []))
  const steps = (list) => list.map((n, i) => n - (list[i - 1] ?? 0))
  for (let file = 0; file < 4; file++) {
    const words = BODY.filter((word) => bodies.fileOf(word) === file && numbers(word).length).sort()
    bodies.take(file, { words, of: words.map((word) => (numbers(word).length === 1 ? numbers(word)[0] : steps(numbers(word)))) })
  }
  return bodies
}

function choiceOf({ one, some, next, upTo }) {
  const choice = emptyChoice()
  if (next() < 0.5) choice.terms.location = some(TREE)
  if (next() < 0.5) choice.terms.work_mode = some(['remote', 'on-site', 'hybrid'])
  if (next() < 0.3) choice.terms.applicant_location = some(COUNTRIES)
  if (next() < 0.3) choice.terms.date = [String(one(WITHIN))]
  if (next() < 0.3) choice.terms.expires = [String(one(WITHIN))]
  for (const key of Object.keys(choice.terms)) if (!choice.terms[key].length) delete choice.terms[key]
  choice.text = one(QUERIES)
  choice.full = next() < 0.4
  if (next() < 0.5) {
    const period = one(Object.keys(A_YEAR))
    Object.assign(choice, { from: Math.round((10_000 * (1 + upTo(11))) / A_YEAR[period]), currency: one(['EUR', 'USD']), period })
  }
  choice.unstated = next() < 0.6
  choice.unsaid = next() < 0.7
  choice.sort = one(SORTS)
  return choice
}

/** Changes that make one word of another, one letter after the other. */
function changes(a, b) {
  if (!a) return b.length
  if (!b) return a.length
  const ways = [
    changes(a.slice(1), b) + 1, changes(a, b.slice(1)) + 1, changes(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ]
  if (a[0] === b[1] && a[1] === b[0] && a.length > 1) ways.push(changes(a.slice(2), b.slice(2)) + 1)
  return Math.min(...ways)
}
const near = new Map()
function isNear(typed, word, slack) {
  const key = `${typed} ${word}`
  if (!near.has(key)) {
    const cuts = Array.from({ length: word.length + 1 }, (_, end) => end).filter((end) => Math.abs(end - typed.length) <= slack)
    near.set(key, cuts.some((end) => changes(typed, word.slice(0, end)) <= slack))
  }
  return near.get(key)
}

function textOf({ title, company, place, skills }) {
  return wordsOf([title, company, place, ...skills].filter(Boolean).join(' '))
}

/** Say whether a text has what was typed: all pairs of its letters, or a word that begins with it, nearly so with slack. */
function bodyReads({ body }, typed, slack) {
  const pairs = /[ぁ-ヿ一-鿿]/.test(typed) ? [...typed].slice(1).map((letter, i) => typed[i] + letter) : null
  if (pairs) return pairs.every((pair) => body.includes(pair))
  if (slack) return body.some((word) => word.slice(0, 3) === typed.slice(0, 3) && isNear(typed, word, slack))
  return body.some((word) => (typed.length < 3 ? word === typed : word.startsWith(typed)))
}

function reads(one, typed, all, full) {
  const plain = (word) => /[ぁ-ヿ一-鿿]/.test(typed) || typed.length > 2
    ? word.includes(typed) : typed.length === 2 ? word.startsWith(typed) : word === typed
  const has = (other) => textOf(other).some(plain) || (full && bodyReads(other, typed, 0))
  if (all.some(has)) return has(one)
  const slack = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
  return slack > 0 && (textOf(one).some((word) => isNear(typed, word, slack)) || (full && bodyReads(one, typed, slack)))
}

/** What a posting pays at most in a year in a currency; null if it is stated in none that can be compared. */
function top({ currency, high, low }, wanted, rates) {
  if (currency === wanted) return high ?? low
  return currency && wanted && rates ? ((high ?? low) / rates[currency]) * rates[wanted] : null
}

const TESTS = {
  location: (one, { terms }) => !terms.location || terms.location.some((slug) => one.places.includes(slug)),
  work_mode: (one, { terms }) => !terms.work_mode || terms.work_mode.some((slug) => one.modes.includes(slug)),
  applicant_location: (one, { terms, unsaid }) => {
    if (!Array.isArray(one.from)) return one.from === 'everywhere' || unsaid
    return !terms.applicant_location || terms.applicant_location.some((slug) => one.from.includes(slug))
  },
  date: (one, { terms }) => !terms.date || (one.posted !== null && TODAY - one.posted <= Number(terms.date[0])),
  expires: (one, { terms }) => !terms.expires ||
    (one.closes !== null && one.closes >= TODAY && one.closes - TODAY <= Number(terms.expires[0])),
  text: (one, choice, { all }) => wordsOf(choice.text).every((typed) => reads(one, typed, all, choice.full)),
  pay: (one, { from, currency, period, unstated }, { rates }) => {
    if (!one.currency) return unstated
    return from === null || (top(one, currency, rates) ?? -1) >= from * A_YEAR[period]
  },
}

const matches = (one, choice, board, but) =>
  Object.entries(TESTS).every(([name, test]) => name === but || test(one, choice, board))

/** Compare filter and oracle on one board and twenty choices; return what differs. */
export async function disagreements(seed) {
  const luck = dice(seed)
  const all = postings(luck)
  const shunned = luck.next() < 0.4 ? luck.some(COMPANIES) : []
  const isAway = ({ company }) => shunned.includes(company)
  const away = shunned.length ? Uint8Array.from(all, isAway) : null
  const rates = luck.next() < 0.3 ? { EUR: 1, USD: 1.25 } : null
  const index = indexOf(all, rates)
  const search = await textSearch(textsOf(all))
  const bodies = bodiesOf(all)
  const find = ({ text, full }) => (wordsOf(text).length ? search(text, full ? bodies : null) : null)
  const board = { all, rates }
  const found = []
  for (let round = 0; round < 20; round++) {
    const choice = choiceOf(luck)
    const selected = select(index, choice, find(choice), away)
    const result = { ...selected, ...selected.further() }
    const claim = (what, ours, theirs) => {
      const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)]
      if (a !== b) found.push(`seed ${seed}: ${what} ${JSON.stringify(choice)}: ${a}, but plainly ${b}`)
    }
    const numbers = (but) => all.flatMap((one, i) => (!isAway(one) && matches(one, choice, board, but) ? [i] : []))
    claim('rows', [...result.rows].sort((a, b) => a - b), numbers())
    for (const [key, { terms }] of Object.entries(index.facets)) {
      const plainly = terms.map(([slug]) => {
        const alone = { ...choice, terms: { ...choice.terms, [key]: [slug] } }
        return all.filter((one) => !isAway(one) && matches(one, alone, board)).length
      })
      claim(`counts of ${key}`, [...result.counts[key]], plainly)
    }
    for (const [part, n] of Object.entries(result.without)) claim(`without ${part}`, n, numbers(part).length)
    claim('unstated', result.unstated, numbers('pay').filter((i) => !all[i].currency).length)
    const stated = numbers('pay').filter((i) => all[i].currency).map((i) => top(all[i], choice.currency, rates))
    claim('elsewhere', result.elsewhere, stated.filter((amount) => amount === null).length)
    claim('tops', result.tops, stated.filter((amount) => amount !== null))
    claim('unsaid', result.unsaid, numbers('applicant_location').filter((i) => all[i].from === 'unsaid').length)
    claim('hidden', result.hidden, all.filter((one) => isAway(one) && matches(one, choice, board)).length)
    claim('order', result.rows, ordered(all, result.rows, choice, rates))
    const keys = Object.keys(index.facets)
    const query = formatQuery(choice, keys)
    claim('query', formatQuery(parseQuery(query, keys), keys), query)
    const again = parseQuery(query, keys)
    claim('rows of the query', select(index, again, find(again), away).rows, result.rows)
  }
  return found
}

function ordered(all, rows, { sort, currency }, rates) {
  const list = [...rows].sort((a, b) => a - b)
  if (sort === 'closing') {
    return [...list.filter((i) => all[i].closes).sort((a, b) => all[a].closes - all[b].closes),
      ...list.filter((i) => !all[i].closes)]
  }
  if (sort !== 'salary') return list
  const paid = (code) => list.filter((i) => all[i].currency === code)
  const most = paid('USD').length > paid('EUR').length ? ['USD', 'EUR'] : ['EUR', 'USD']
  const [first, second] = [...new Set([...most.filter((code) => code === currency), ...most])]
  const highest = (some, code) => some.sort((a, b) => top(all[b], code, rates) - top(all[a], code, rates))
  if (rates) return [...highest(list.filter((i) => all[i].currency), first), ...paid(null)]
  return [...highest(paid(first), first), ...highest(paid(second), second), ...paid(null)]
}

// What a filter means, said as plainly as can be and slowly: every posting is looked at for every question.

import { emptyChoice, formatQuery, parseQuery, searchOf, select } from '/js/filter-core.js'
import { wordsOf } from '/js/filter-text.js'

const TITLES = ['Senior nurse', 'Baker', 'C++ developer', 'Go engineer', 'Bus driver', 'Köchin', 'パン職人', 'Head of R']
const SKILLS = ['Python', 'PostgreSQL', 'C#', 'JavaScript', 'Go', 'R', 'Kubernetes']
const COMPANIES = ['Acme Robotics', 'Harbour Clinic', 'Ofen & Co.']
const PLACES = ['Berlin, Germany', 'São Paulo, Brazil', 'Remote (EU)']
const TREE = ['germany', 'germany/berlin', 'germany/munich', 'spain', 'spain/catalonia', 'spain/catalonia/girona']
const QUERIES = ['', '', '', 'nurse', 'pyhton', 'c++', 'kubernets berlin', 'go', 'r', 'パン', 'sao', 'acme rob', 'psotgers', 'zzzz', 'koch']
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
      skills: some(SKILLS), places: some(TREE), modes: some(['remote', 'on-site', 'hybrid']),
      currency: paid ? one(['EUR', 'USD']) : null, low: paid ? (low ?? high ?? 1) : null, high: paid ? high : null,
      closes: next() < 0.5 ? `2026-12-0${1 + upTo(9)}` : null,
    }
  })
}

function indexOf(all) {
  const days = [...new Set(all.map((one) => one.closes).filter(Boolean))]
  const column = (name, list) => all.map((one) => (one[name] === null ? -1 : list.indexOf(one[name])))
  const facet = (kind, slugs, name) => ({
    kind, terms: slugs.map((slug) => [slug, slug, -1, 0]), of: all.map((one) => one[name].map((slug) => slugs.indexOf(slug))),
  })
  return {
    count: all.length,
    tables: {
      company: COMPANIES.map((name) => [name, '']), place: PLACES, skill: SKILLS.map((name) => [name, '']),
      day: days.map((day) => [day, day]),
    },
    rows: {
      title: all.map((one) => one.title), company: column('company', COMPANIES), place: column('place', PLACES),
      closes: column('closes', days), skills: all.map((one) => one.skills.map((skill) => SKILLS.indexOf(skill))),
    },
    facets: {
      location: facet('tree', TREE, 'places'), work_mode: facet('terms', ['remote', 'on-site', 'hybrid'], 'modes'),
    },
    pay: {
      currencies: ['EUR', 'USD'], currency: column('currency', ['EUR', 'USD']),
      min: all.map((one) => one.low), max: all.map((one) => one.high),
    },
  }
}

function choiceOf({ one, some, next, upTo }) {
  const choice = emptyChoice()
  if (next() < 0.5) choice.terms.location = some(TREE)
  if (next() < 0.5) choice.terms.work_mode = some(['remote', 'on-site', 'hybrid'])
  for (const key of Object.keys(choice.terms)) if (!choice.terms[key].length) delete choice.terms[key]
  choice.text = one(QUERIES)
  if (next() < 0.5) Object.assign(choice, { from: 10_000 * (1 + upTo(11)), currency: one(['EUR', 'USD']) })
  choice.unstated = next() < 0.6
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

function reads(one, typed, all) {
  const plain = (word) => /[ぁ-ヿ一-鿿]/.test(typed) || typed.length > 2
    ? word.includes(typed) : typed.length === 2 ? word.startsWith(typed) : word === typed
  if (all.some((other) => textOf(other).some(plain))) return textOf(one).some(plain)
  const slack = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
  return slack > 0 && textOf(one).some((word) => isNear(typed, word, slack))
}

const TESTS = {
  location: (one, choice) => !choice.terms.location || choice.terms.location.some((slug) => one.places.includes(slug)),
  work_mode: (one, choice) => !choice.terms.work_mode || choice.terms.work_mode.some((slug) => one.modes.includes(slug)),
  text: (one, choice, all) => wordsOf(choice.text).every((typed) => reads(one, typed, all)),
  pay: (one, { from, currency, unstated }) => {
    if (!one.currency) return unstated
    return from === null || (one.currency === currency && (one.high ?? one.low) >= from)
  },
}

const matches = (one, choice, all, but) =>
  Object.entries(TESTS).every(([name, test]) => name === but || test(one, choice, all))

/** Compare filter and oracle on one board and twenty choices; return what differs. */
export function disagreements(seed) {
  const luck = dice(seed)
  const all = postings(luck)
  const index = indexOf(all)
  const search = searchOf(index)
  const found = []
  for (let round = 0; round < 20; round++) {
    const choice = choiceOf(luck)
    const result = select(index, choice, search)
    const claim = (what, ours, theirs) => {
      const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)]
      if (a !== b) found.push(`seed ${seed}: ${what} ${JSON.stringify(choice)}: ${a}, but plainly ${b}`)
    }
    const numbers = (but) => all.flatMap((one, i) => (matches(one, choice, all, but) ? [i] : []))
    claim('rows', [...result.rows].sort((a, b) => a - b), numbers())
    for (const [key, name, slugs] of [['location', 'places', TREE], ['work_mode', 'modes', ['remote', 'on-site', 'hybrid']]]) {
      const plainly = slugs.map((slug) => numbers(key).filter((i) => all[i][name].includes(slug)).length)
      claim(`counts of ${key}`, [...result.counts[key]], plainly)
    }
    for (const [part, n] of Object.entries(result.without)) claim(`without ${part}`, n, numbers(part).length)
    claim('unstated', result.unstated, numbers('pay').filter((i) => !all[i].currency).length)
    const other = (i) => choice.from !== null && all[i].currency && all[i].currency !== choice.currency
    claim('elsewhere', result.elsewhere, numbers('pay').filter(other).length)
    claim('order', result.rows, ordered(all, result.rows, choice))
    const keys = ['location', 'work_mode']
    const query = formatQuery(choice, keys)
    claim('query', formatQuery(parseQuery(query, keys), keys), query)
    claim('rows of the query', select(index, parseQuery(query, keys), search).rows, result.rows)
  }
  return found
}

function ordered(all, rows, { sort, currency }) {
  const list = [...rows].sort((a, b) => a - b)
  if (sort === 'closing') {
    return [...list.filter((i) => all[i].closes).sort((a, b) => all[a].closes.localeCompare(all[b].closes)),
      ...list.filter((i) => !all[i].closes)]
  }
  if (sort !== 'salary') return list
  const paid = (code) => list.filter((i) => all[i].currency === code)
  const most = paid('USD').length > paid('EUR').length ? ['USD', 'EUR'] : ['EUR', 'USD']
  const order = [...new Set([...most.filter((code) => code === currency), ...most])]
  const amount = (i) => all[i].high ?? all[i].low
  return [...order.flatMap((code) => paid(code).sort((a, b) => amount(b) - amount(a))), ...paid(null)]
}

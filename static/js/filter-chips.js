// What is chosen, in words: each part a chip that takes it away again.

import { element, grouped, phrase } from './dom.js'
import { REACH } from './filter-choice.js'

/** Return the parts of a choice: { name, label, without } where `without` is the choice without that part. */
export function partsOf(choice, index, words) {
  const parts = []
  for (const [key, slugs] of Object.entries(choice.terms)) {
    for (const slug of slugs) {
      const label = labelOfTerm(index.facets[key], key, slug, words)
      const kept = slugs.filter((other) => other !== slug)
      const { [key]: _, ...others } = choice.terms
      parts.push({ name: key, label, without: { ...choice, terms: kept.length ? { ...others, [key]: kept } : others } })
    }
  }
  const text = choice.text.trim()
  if (text) {
    const quoted = phrase(words.quoted, { text })
    const label = choice.full ? phrase(words.in_full, { label: quoted }) : quoted
    parts.push({ name: 'text', label, without: { ...choice, text: '' } })
  }
  if (choice.from !== null) {
    const label = phrase(words.wanted, {
      amount: grouped(choice.from, words), currency: choice.currency, period: words.periods[choice.period],
    })
    parts.push({ name: 'pay', label, without: { ...choice, from: null } })
  }
  if (!choice.unstated) parts.push({ name: 'pay', label: words.stated, without: { ...choice, unstated: true } })
  if (!choice.unsaid) parts.push({ name: REACH, label: words.said, without: { ...choice, unsaid: true } })
  return parts
}

function labelOfTerm(facet, key, slug, words) {
  if (facet?.kind === 'days') return phrase(key === 'date' ? words.posted_within : words.closing_within, { n: slug })
  return facet?.terms.find((term) => term[0] === slug)?.[1] ?? slug
}

/** Make the list of chips; `choose` is called with the choice that a press asks for. */
export function chipsOf(parts, words, choose, clear) {
  const chip = ({ label, without }) => {
    const button = element('button', { type: 'button', class: 'chip', 'aria-label': phrase(words.remove, { label }) }, label)
    button.addEventListener('click', () => choose(without))
    return element('li', {}, button)
  }
  const all = element('button', { type: 'button', class: 'link' }, words.clear)
  all.addEventListener('click', clear)
  return [...parts.map(chip), element('li', {}, all)]
}

/**
 * Say in place of an empty list which part to loosen, the one that gives most first; where loosening one part is not
 * enough, which part to keep alone. `without` tells how many postings there are without each part, `countOf` how many a
 * choice has.
 */
export function emptyOf(parts, choice, without, words, choose, countOf) {
  const names = [...new Set(parts.map((part) => part.name))]
  const found = (ways) => ways.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n)
  const loosening = found(names.map((name) => {
    return { name, words: words.loosen, n: without[name], choice: loosened(choice, name) }
  }))
  const keeping = () => found(names.map((name) => {
    const only = names.filter((other) => other !== name).reduce(loosened, choice)
    return { name, words: words.keep_only, n: countOf(only), choice: only }
  }))
  const rows = (loosening.length ? loosening : keeping()).map((way) => {
    const said = phrase(way.words, { label: labelOf(parts, way.name), n: grouped(way.n, words) })
    const button = element('button', { type: 'button', class: 'link' }, said)
    button.addEventListener('click', () => choose(way.choice))
    return element('li', {}, button)
  })
  const heading = element('h2', {}, words.no_match)
  return element('div', { class: 'empty' }, heading, element('ul', { class: 'loosen' }, ...rows))
}

const labelOf = (parts, name) => parts.filter((part) => part.name === name).map((part) => part.label).join(', ')

function loosened(choice, name) {
  if (name === 'text') return { ...choice, text: '' }
  if (name === 'pay') return { ...choice, from: null, unstated: true }
  const { [name]: _, ...terms } = choice.terms
  return { ...choice, terms, unsaid: choice.unsaid || name === REACH }
}

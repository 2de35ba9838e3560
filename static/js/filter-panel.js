// The filter's panel: its links become choices with live counts, its bands of pay a scale for the wanted amount.

import { element, grouped, phrase, say } from './dom.js'
import { PayScale } from './pay-scale.js'

const MOST_FOUND = 12

export class FilterPanel {
  /**
   * Take over the groups of a panel. `changed` is told ({ term }), ({ from, currency, period }), ({ unstated }) or ({ unsaid });
   * `opened` whether script alone knows its terms, when a group is opened.
   */
  constructor(panel, words, { changed, opened }) {
    Object.assign(this, { panel, words, changed })
    this.groups = [...panel.querySelectorAll('.group')].map((group) => this.#takeOver(group))
    // A box that is pressed has no focus in Safari, and would be lost from sight where the panel changes its height.
    panel.addEventListener('change', ({ target }) => target.focus({ preventScroll: true }), { capture: true })
    for (const { group } of this.groups) group.addEventListener('toggle', () => { if (group.open) opened(group.matches('.needs-script')) })
  }

  get keys() {
    return this.groups.map(({ key }) => key)
  }

  /** Where the terms of each group have their pages, by its key. */
  get paths() {
    return Object.fromEntries(this.groups.map(({ key, path }) => [key, path]))
  }

  /** The currency that wanted pay is told in, "" where pay is no facet. */
  get currency() {
    return this.groups.find(({ pay }) => pay)?.pay.code ?? ''
  }

  /** The groups whose counts can be seen. */
  get open() {
    return this.groups.filter(({ group }) => group.open).map(({ key }) => key)
  }

  /** The days that can be chosen in each group of days, by its key. */
  get within() {
    const days = this.groups.filter(({ kind }) => kind === 'days')
    return Object.fromEntries(days.map(({ key, rows }) => [key, [...rows.keys()].filter(Boolean).map(Number)]))
  }

  /** Put everything back as it was found: links. What leads nowhere is not shown. */
  giveUp() {
    for (const { group, body, finished } of this.groups) {
      group.hidden = group.matches('.needs-script')
      body.replaceChildren(...finished.filter((part) => !part.matches('.needs-script')))
      for (const part of finished) part.classList.remove('without-script')
    }
  }

  /** Show a choice and what each further one would give; before the index is there, the choice alone. */
  show(choice, index, result) {
    // Who comes with a choice, or goes back to one, sees what it consists of.
    for (const { key, group } of this.groups) if (choice.terms[key]?.length && !this.last?.[0].terms[key]) group.open = true
    for (const group of this.groups) {
      if (group.pay) group.pay.show(choice, index, result)
      else this.#showTerms(group, choice, index, result)
    }
  }

  /** Do something that may change the panel's height; what has the focus in it stays where it is on the screen. */
  keepPlace(act) {
    const part = document.activeElement
    if (!this.panel.contains(part)) return act()
    const before = part.getBoundingClientRect().top
    const done = act()
    const moved = () => part.getBoundingClientRect().top - before
    this.panel.scrollTop += moved()
    scrollBy(0, moved())
    return done
  }

  #takeOver(group) {
    const { facet: key, kind, path } = group.dataset
    const body = group.querySelector('.group-body')
    const taken = { key, kind, path, group, body, finished: [...body.children], label: group.querySelector('summary').textContent }
    if (kind === 'range') return { ...taken, pay: new PayScale(body, this.words, this.changed) }
    const rows = new Map()
    for (const row of body.querySelectorAll('.choice')) {
      const [label, count] = [row.querySelector('.choice-label').textContent, row.querySelector('.count').textContent]
      rows.set(row.dataset.slug, this.#row(taken, row.dataset.slug, label, count, row.dataset.depth))
    }
    const list = element('ul', { class: 'choices' }, ...[...rows.values()].map(({ item }) => item))
    const place = body.querySelector('.group-find')
    const find = place && this.#findField(taken, () => this.#refind(key))
    if (find) place.replaceChildren(find)
    body.querySelector('.choices').replaceWith(list)
    const unsaid = body.querySelector('.reach-unsaid input')
    unsaid?.addEventListener('change', () => this.changed({ unsaid: unsaid.checked }))
    return { ...taken, rows, first: [...rows.keys()], list, find, unsaid }
  }

  #row({ key, kind }, slug, label, count, depth) {
    const kinds = kind === 'days' ? { type: 'radio', name: key } : { type: 'checkbox' }
    const box = element('input', { ...kinds, value: slug })
    const number = element('span', { class: 'count' }, count)
    const words = element('span', { class: 'choice-label' }, label)
    const item = element('li', { class: 'choice', 'data-depth': depth }, element('label', {}, box, words, number))
    box.addEventListener('change', () => this.changed({ term: { key, slug } }))
    return { item, box, number, finished: count }
  }

  #findField({ label }, found) {
    const words = phrase(this.words.find, { label })
    const input = element('input', { type: 'search', 'aria-label': words, placeholder: words, autocomplete: 'off' })
    input.addEventListener('input', found)
    return input
  }

  #refind(key) {
    const group = this.groups.find((other) => other.key === key)
    if (this.last) this.#showTerms(group, ...this.last)
  }

  #showTerms(group, choice, index, result) {
    this.last = [choice, index, result]
    const chosen = choice.terms[group.key] ?? (group.kind === 'days' ? [''] : [])
    const counts = result?.counts[group.key]
    const facet = counts && index.facets[group.key]
    const numbers = facet && (group.numbers ??= new Map(facet.terms.map(([slug], number) => [slug, number])))
    for (const slug of this.#shown(group, chosen, facet, counts)) {
      const row = group.rows.get(slug) ?? this.#newRow(group, facet.terms[numbers.get(slug)])
      row.box.checked = chosen.includes(slug)
      const count = facet && slug ? (counts[numbers.get(slug)] ?? 0) : null
      if (count === null) {
        // Its column is not here yet: what the page was made with holds for the list of everything only.
        say(row.number, result && result.rows.length < index.count ? '' : row.finished)
        continue
      }
      say(row.number, grouped(count, this.words))
      row.item.classList.toggle('choice-none', count === 0 && !row.box.checked)
    }
    if (!group.unsaid) return
    group.unsaid.checked = choice.unsaid
    if (facet) say(group.unsaid.parentElement.querySelector('.count'), grouped(result.unsaid, this.words))
  }

  /** Say which terms to show, and show no others: the leading and the chosen, or what was typed for. */
  #shown(group, chosen, facet, counts) {
    const typed = group.find?.value.trim().toLowerCase() ?? ''
    const known = chosen.filter((slug) => group.rows.has(slug) || facet?.terms.some((term) => term[0] === slug))
    const wanted = typed && facet
      ? facet.terms.filter((term) => term[1].toLowerCase().includes(typed)).slice(0, MOST_FOUND).map((term) => term[0])
      : [...new Set([...this.#leading(group, facet, counts), ...known])]
    for (const [slug, { item }] of group.rows) item.hidden = !wanted.includes(slug)
    return wanted
  }

  /** Return the first terms; where all of these would give nothing, those that would give most. */
  #leading(group, facet, counts) {
    if (!facet || group.first.some((slug) => counts[group.numbers.get(slug)])) return group.first
    const [...numbers] = facet.terms.keys()
    const some = numbers.filter((n) => counts[n]).sort((a, b) => counts[b] - counts[a])
    return some.length ? some.slice(0, MOST_FOUND).map((n) => facet.terms[n][0]) : group.first
  }

  #newRow(group, [slug, label]) {
    const row = this.#row(group, slug, label, '', 0)
    group.rows.set(slug, row)
    group.list.append(row.item)
    return row
  }
}

// The filter's panel: its links become choices with live counts, its bands of pay a field for the wanted amount.

import { element, grouped, phrase } from './dom.js'

const MOST_FOUND = 12

/** Read an amount as people type it: "80000", "80,000", "80k"; null if there is none. */
export function amountOf(text) {
  const found = text.replace(/[\s.,'’](?=\d{3})/g, '').match(/\d+(?:[.,]\d+)?/)
  if (!found) return null
  const amount = Math.round(Number(found[0].replace(',', '.')) * (/\d\s*k/i.test(text) ? 1000 : 1))
  return amount > 0 ? amount : null
}

export class FilterPanel {
  /** Take over the groups of a panel; `changed` is told ({ term }), ({ from, currency }) or ({ unstated }). */
  constructor(panel, words, changed) {
    Object.assign(this, { panel, words, changed })
    this.groups = [...panel.querySelectorAll('.group')].map((group) => this.#takeOver(group))
  }

  get keys() {
    return this.groups.map(({ key }) => key)
  }

  /** Put everything back as it was found: links. */
  giveUp() {
    for (const { body, finished } of this.groups) {
      body.replaceChildren(...finished.filter((part) => !part.matches('.needs-script')))
      for (const part of finished) part.classList.remove('without-script')
    }
  }

  /** Show a choice and what each further one would give; before the index is there, the choice alone. */
  show(choice, index, result) {
    for (const group of this.groups) {
      if (group.pay) this.#showPay(group.pay, choice, index, result)
      else this.#showTerms(group, choice, index, result)
    }
  }

  #takeOver(group) {
    const { facet: key, kind } = group.dataset
    const body = group.querySelector('.group-body')
    const taken = { key, kind, body, finished: [...body.children], label: group.querySelector('summary').textContent }
    if (kind === 'range') return { ...taken, pay: this.#payFields(body) }
    const rows = new Map()
    for (const row of body.querySelectorAll('.choice')) {
      const [label, count] = [row.querySelector('.choice-label').textContent, row.querySelector('.count').textContent]
      rows.set(row.dataset.slug, this.#row(key, row.dataset.slug, label, count, row.dataset.depth))
    }
    const list = element('ul', { class: 'choices' }, ...[...rows.values()].map(({ item }) => item))
    const place = body.querySelector('.group-find')
    const find = place && this.#findField(taken, () => this.#refind(key))
    if (find) place.replaceChildren(find)
    body.querySelector('.choices').replaceWith(list)
    return { ...taken, rows, first: [...rows.keys()], list, find }
  }

  #row(key, slug, label, count, depth) {
    const box = element('input', { type: 'checkbox', value: slug })
    const number = element('span', { class: 'count' }, count)
    const words = element('span', { class: 'choice-label' }, label)
    const item = element('li', { class: 'choice', 'data-depth': depth }, element('label', {}, box, words, number))
    box.addEventListener('change', () => this.changed({ term: { key, slug } }))
    return { item, box, number }
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
    const chosen = choice.terms[group.key] ?? []
    const facet = index?.facets[group.key]
    const numbers = facet && (group.numbers ??= new Map(facet.terms.map(([slug], number) => [slug, number])))
    for (const slug of this.#shown(group, chosen, facet)) {
      const row = group.rows.get(slug) ?? this.#newRow(group, facet.terms[numbers.get(slug)], slug)
      row.box.checked = chosen.includes(slug)
      const count = facet ? (result.counts[group.key][numbers.get(slug)] ?? 0) : null
      if (count === null) continue
      row.number.textContent = grouped(count, this.words)
      row.item.classList.toggle('choice-none', count === 0 && !row.box.checked)
    }
  }

  /** Say which terms to show, and show no others: the first and the chosen, or what was typed for. */
  #shown(group, chosen, facet) {
    const typed = group.find?.value.trim().toLowerCase() ?? ''
    const known = chosen.filter((slug) => group.rows.has(slug) || facet?.terms.some((term) => term[0] === slug))
    const wanted = typed && facet
      ? facet.terms.filter((term) => term[1].toLowerCase().includes(typed)).slice(0, MOST_FOUND).map((term) => term[0])
      : [...group.first, ...known.filter((slug) => !group.first.includes(slug))]
    for (const [slug, { item }] of group.rows) item.hidden = !wanted.includes(slug)
    return wanted
  }

  #newRow(group, [slug, label], _) {
    const row = this.#row(group.key, slug, label, '', 0)
    group.rows.set(slug, row)
    group.list.append(row.item)
    return row
  }

  #payFields(body) {
    const [from, unstated] = body.querySelectorAll('input')
    const currency = body.querySelector('select')
    const [elsewhere, count] = body.querySelectorAll('.pay-filter .count')
    const pay = { from, currency, unstated, count, elsewhere, currencies: [] }
    const slugs = [...body.querySelectorAll('.choice')].map((row) => row.dataset.slug.split('-')[0].toUpperCase())
    this.#offer(pay, [...new Set(slugs)])
    const tell = () => this.changed({ from: amountOf(from.value), currency: currency.value })
    from.addEventListener('change', tell)
    currency.addEventListener('change', tell)
    unstated.addEventListener('change', () => this.changed({ unstated: unstated.checked }))
    return pay
  }

  #offer(pay, currencies) {
    const [more] = currencies.filter((code) => !pay.currencies.includes(code))
    if (!more) return
    const chosen = pay.currency.value
    pay.currencies = currencies
    pay.currency.replaceChildren(...currencies.map((code) => element('option', {}, code)))
    if (currencies.includes(chosen)) pay.currency.value = chosen
  }

  #showPay(pay, choice, index, result) {
    if (index) this.#offer(pay, index.pay.currencies)
    if (choice.currency) pay.currency.value = choice.currency
    if (amountOf(pay.from.value) !== choice.from) pay.from.value = choice.from === null ? '' : grouped(choice.from, this.words)
    pay.unstated.checked = choice.unstated
    if (!result) return
    pay.count.textContent = grouped(result.unstated, this.words)
    pay.elsewhere.hidden = !result.elsewhere
    pay.elsewhere.textContent = phrase(this.words.elsewhere, { n: grouped(result.elsewhere, this.words) })
  }
}

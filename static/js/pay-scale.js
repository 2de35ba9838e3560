// The wanted pay: a field, currency and period, and a slider under a picture of what the postings pay.

import { drawing, grouped, phrase, say } from './dom.js'
import { PERIODS } from './filter-choice.js'

const BARS = 25
const HEIGHT = 40
// So much of the postings the scale has room for; few that pay far more would squeeze all others.
const REACHED = 0.97

/** Read an amount as people type it: "80000", "80,000", "80k"; null if there is none. */
export function amountOf(text) {
  const found = text.replace(/[\s.,'’](?=\d{3})/g, '').match(/\d+(?:[.,]\d+)?/)
  if (!found) return null
  const amount = Math.round(Number(found[0].replace(',', '.')) * (/\d\s*k/i.test(text) ? 1000 : 1))
  return amount > 0 ? amount : null
}

/** Return the scale for amounts: { step, top } in round numbers, so that some bars reach nearly all of them. */
export function scaleOf(amounts) {
  const ordered = Float64Array.from(amounts).sort()
  const most = ordered[Math.floor((ordered.length - 1) * REACHED)] || 1
  const size = 10 ** Math.floor(Math.log10(most / BARS))
  const step = [1, 2, 4, 5, 10].find((n) => n * size * BARS >= most) * size
  return { step, top: step * BARS }
}

/** Count amounts by steps of a scale; what lies beyond it is counted with the last. */
export function barsOf(amounts, { step }) {
  const bars = new Array(BARS).fill(0)
  for (const amount of amounts) bars[Math.min(BARS - 1, Math.floor(amount / step))] += 1
  return bars
}

export class PayScale {
  /** Take over the fields; `changed` is told ({ from, currency, period }) or ({ unstated }). */
  constructor(body, words, changed) {
    const part = (selector) => body.querySelector(selector)
    Object.assign(this, {
      words, changed, field: part('input'), currency: part('.pay-currency'), period: part('.pay-period'),
      slider: part('.pay-slider'), picture: part('.histogram'), elsewhere: part('.pay-elsewhere'),
      converted: part('.pay-converted'), unstated: part('.pay-unstated input'), count: part('.pay-unstated .count'),
    })
    this.field.addEventListener('change', () => this.#tell(amountOf(this.field.value)))
    for (const select of [this.currency, this.period]) {
      select.addEventListener('change', () => this.#tell(amountOf(this.field.value)))
    }
    this.slider.addEventListener('input', () => { this.field.value = this.#said(Number(this.slider.value) || null) })
    this.slider.addEventListener('change', () => this.#tell(Number(this.slider.value) || null))
    this.unstated.addEventListener('change', () => changed({ unstated: this.unstated.checked }))
    // What is typed or drawn is not told yet, and stays if the data come meanwhile.
    for (const control of [this.field, this.slider]) {
      control.addEventListener('input', () => { this.untold = true })
      control.addEventListener('blur', () => { this.untold = false })
    }
  }

  /** Show a choice, and where the index is there what is paid and what cannot be compared. */
  show(choice, index, result) {
    if (choice.currency) this.currency.value = choice.currency
    this.period.value = choice.period
    if (!this.untold && amountOf(this.field.value) !== choice.from) this.field.value = this.#said(choice.from)
    this.unstated.checked = choice.unstated
    if (!this.untold) this.slider.value = choice.from ?? 0
    if (!result) return
    say(this.count, grouped(result.unstated, this.words))
    // Where nothing can be compared, an empty picture needs the word, too.
    this.elsewhere.hidden = !result.elsewhere || (choice.from === null && result.tops.length > 0)
    say(this.elsewhere, phrase(this.words.elsewhere, { n: grouped(result.elsewhere, this.words) }))
    const { rates } = index.pay
    this.converted.hidden = choice.from === null || !rates || !(choice.currency in rates.per_unit)
    if (rates) say(this.converted, phrase(this.words.converted, { day: rates.day }))
    this.#draw(choice, index.pay, result.tops)
  }

  /** The currency that amounts are told in. */
  get code() {
    return this.currency.value
  }

  #tell(from) {
    this.untold = false
    this.changed({ from, currency: this.currency.value, period: this.period.value })
  }

  #said(amount) {
    return amount === null ? '' : grouped(amount, this.words)
  }

  /** Draw what the postings pay that the rest of the choice leaves, on a scale that choices do not move. */
  #draw({ from, period }, pay, tops) {
    const times = PERIODS[period]
    const scale = this.#scale(pay, times)
    Object.assign(this.slider, { max: scale.top, step: scale.step })
    if (!this.untold) this.slider.value = from ?? 0
    this.slider.setAttribute('aria-valuetext', from === null ? this.words.any_pay : phrase(this.words.wanted, {
      amount: grouped(from, this.words), currency: this.code, period: this.words.periods[period],
    }))
    const bars = barsOf(tops.map((amount) => amount / times), scale)
    const most = Math.max(1, ...bars)
    this.bars ??= this.#makeBars()
    bars.forEach((n, i) => {
      const height = (n / most) * HEIGHT
      const told = { class: (i + 1) * scale.step > (from ?? 0) ? 'histogram-in' : 'histogram-out' }
      Object.assign(told, { y: (HEIGHT - height).toFixed(1), height: height.toFixed(1) })
      for (const [key, value] of Object.entries(told)) {
        if (this.bars[i].getAttribute(key) !== value) this.bars[i].setAttribute(key, value)
      }
    })
  }

  #makeBars() {
    const width = 100 / BARS
    const bar = (_, i) => drawing('rect', { x: (i * width).toFixed(1), width: (width * 0.85).toFixed(1) })
    const bars = Array.from({ length: BARS }, bar)
    this.picture.replaceChildren(...bars)
    return bars
  }

  #scale({ currencies, currency, top }, times) {
    const number = currencies.indexOf(this.code)
    const key = `${number} ${times}`
    if (this.scaled?.key !== key) {
      const amounts = currency.flatMap((code, i) => (code === number ? [top[i] / times] : []))
      this.scaled = { key, ...scaleOf(amounts.length ? amounts : [1]) }
    }
    return this.scaled
  }
}

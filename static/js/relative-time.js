// <relative-time show="beside|instead">posted <time datetime="2026-11-20">20 November 2026</time></relative-time>
// The page holds the date; this adds how far it is from today, as a page that is built once must not.

import { element } from './dom.js'

const DAY = 24 * 60 * 60 * 1000
const FAR = 31
const MONTH = 365.25 / 12
const SOON = 7

/** Say how many days lie between today, as the reader has it, and a date. */
export function daysUntil(iso, now) {
  const [year, month, day] = iso.split('-').map(Number)
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY)
}

// Made once: to make it takes longer than to word many days.
let words
const wording = () => (words ??= new Intl.RelativeTimeFormat(document.documentElement.lang || undefined, { numeric: 'auto' }))

export class RelativeTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector('time')
    if (!time || this.done) return
    this.done = true
    const days = daysUntil(time.dateTime, new Date())
    const far = Math.abs(days) > FAR
    const instead = this.getAttribute('show') === 'instead'
    if (far && instead) return
    const distance = far ? [Math.round(days / MONTH), 'month'] : [days, 'day']
    const said = wording().format(...distance)
    if (instead) {
      time.title = time.textContent
      time.textContent = said
    } else {
      this.append(element('span', { class: 'distance' }, ` (${said})`))
    }
    this.classList.toggle('soon', this.hasAttribute('ends') && days >= 0 && days <= SOON)
  }
}

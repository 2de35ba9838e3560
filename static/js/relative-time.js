// <relative-time show="beside|instead">posted <time datetime="2026-11-20">20 November 2026</time></relative-time>
// The page holds the date; this adds how far it is from today, as a page that is built once must not.

import { element } from './dom.js'

const DAY = 24 * 60 * 60 * 1000
const FAR = 31
// Months are told from here on; before, "in 1 month" would stand for anything from 32 days to 45.
const FARTHER = 75
const MONTH = 365.25 / 12

/** Say how many days lie between today, as the reader has it, and a date. */
export function daysUntil(iso, now) {
  const [year, month, day] = iso.split('-').map(Number)
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY)
}

// Made once: to make it takes longer than to word many days. "Tomorrow" is said, "next month" is not: on 22 November
// it would be December, and 5 January is no more than six weeks away.
const made = new Map()
function wording(numeric) {
  const language = document.documentElement.lang || undefined
  if (!made.has(numeric)) made.set(numeric, new Intl.RelativeTimeFormat(language, { numeric }))
  return made.get(numeric)
}

/** Say how far so many days are, in the language of the page. */
function distanceOf(days) {
  const far = Math.abs(days)
  if (far <= FAR) return wording('auto').format(days, 'day')
  if (far <= FARTHER) return wording('always').format(Math.round(days / 7), 'week')
  return wording('always').format(Math.round(days / MONTH), 'month')
}

export class RelativeTime extends HTMLElement {
  connectedCallback() {
    this.tell()
  }

  /** Add how far the day is, once. */
  tell() {
    const time = this.querySelector('time')
    if (!time || time.title || this.done) return
    this.done = true
    const days = daysUntil(time.dateTime, new Date())
    const instead = this.getAttribute('show') === 'instead'
    if (Math.abs(days) > FAR && instead) return
    const said = distanceOf(days)
    if (instead) {
      time.title = time.textContent
      time.textContent = said
    } else {
      this.append(element('span', { class: 'distance' }, ` (${said})`))
    }
    const soon = Number(document.documentElement.dataset.closingDays ?? 0)
    this.classList.toggle('soon', this.hasAttribute('ends') && days >= 0 && days <= soon)
  }
}

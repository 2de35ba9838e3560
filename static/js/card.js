// A row of the list from a row of the index: the same as templates/components/card.html makes (a test compares).

import { around, drawing, element } from './dom.js'

/** Make the row of one posting; `root` is where postings live, `words` are those of the page, `note` a word on it. */
export function cardOf(row, root, words, note = '') {
  const [slug, text, company, place, pay, posted, closes, kind, level, language, skills] = row
  const notes = [level, kind, ...skills]
  const title = element('a', { href: `${root}${slug}/`, lang: language || undefined }, text)
  const card = element('li', { class: 'card' }, element('h2', { class: 'card-title' }, title))
  if (company || place) card.append(partsOf('card-who', [
    company && element('span', { class: 'card-company' }, company),
    place && element('span', {}, place),
  ]))
  if (note) card.append(paragraph('card-reason', [note]))
  card.append(payOf(pay, words))
  if (notes.some(Boolean)) {
    card.append(partsOf('card-more', notes.map((part) => part && element('span', {}, part))))
  }
  if (posted || closes) card.append(paragraph('card-when', [
    posted && dayOf(posted, words.posted),
    closes && dayOf(closes, words.closes, true),
  ]))
  card.append(toolsOf(company, words))
  return card
}

/** Say whether a row shows something that the board inferred. */
export const isInferred = ([, , , , pay]) => Boolean(pay?.[5])

function toolsOf(company, words) {
  const button = (keep, text) => element('button', { type: 'button', class: 'link', 'data-keep': keep }, text)
  const buttons = [button('save', words.save), company && button('hide', words.hide_company)]
  return paragraph('card-tools needs-script', buttons)
}

function paragraph(name, parts) {
  return element('p', { class: name }, ...parts.filter(Boolean))
}

/** Make a line of parts, with blanks between them for those who do not see the points. */
function partsOf(name, parts) {
  return paragraph(`${name} parts`, parts.filter(Boolean).flatMap((part) => [part, ' ']))
}

/** Make a day, told as it will be on the page: a row that is there may be made like this one. */
function dayOf([iso, text], sentence, ends = false) {
  const time = element('time', { datetime: iso }, text)
  const day = element('relative-time', { show: 'instead', ends }, ...around(sentence, time))
  day.tell()
  return day
}

function payOf(pay, words) {
  if (!pay) {
    const unknown = element('span', { class: 'pay pay-unknown' }, words.pay_unknown)
    return element('p', { class: 'card-pay' }, unknown, barOf(null))
  }
  const [text, start, end, openStart, openEnd, inferred] = pay
  const said = inferred
    ? [element('span', { class: 'inferred' }, text), element('span', { class: 'unseen' }, ` (${inferred})`)]
    : [text]
  const bar = start === null ? [] : [barOf({ start, end, openStart, openEnd })]
  return element('p', { class: 'card-pay' }, element('span', { class: 'pay' }, ...said), ...bar)
}

function barOf(bar) {
  const line = (name, start, end) => {
    const [x1, x2] = [start, end].map((at) => `${at}%`)
    return drawing('line', { class: `bar-${name}`, x1, x2, y1: 6, y2: 6 })
  }
  const lines = [line('track', 0, 100)]
  if (bar) {
    const [start, end] = [bar.start.toFixed(1), bar.end.toFixed(1)]
    if (bar.openStart || bar.openEnd) lines.push(line('open', start, end))
    lines.push(line('range', bar.openStart && !bar.openEnd ? end : start, bar.openEnd ? start : end))
  }
  return drawing('svg', { class: 'bar', width: '100%', height: 12, 'aria-hidden': 'true', focusable: 'false' }, ...lines)
}

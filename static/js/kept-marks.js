// The buttons that save postings and hide companies, wherever they stand: what they show, and what a press does.
//
// <button data-keep="save"> stands in a row of a list or on a posting's page, <button data-keep="hide"> in a row or, with
// data-company, on the company's page.

import { kept } from './kept.js'

/** Read what a page shows of the posting that an element belongs to; null if it stands outside of any. */
export function postingAround(part) {
  const card = part.closest('.card')
  if (card) return postingOfCard(card)
  const job = part.closest('.job')
  return job && postingOfPage(job)
}

const textOf = (within, selector) => within.querySelector(selector)?.textContent.trim() ?? ''
const slugOf = (path) => path.replace(/\/$/, '').split('/').pop()

function dayOf(time) {
  return time ? [time.dateTime, time.title || time.textContent] : null
}

function postingOfCard(card) {
  const title = card.querySelector('.card-title a')
  return {
    slug: slugOf(title.pathname), title: title.textContent, language: title.lang, company: textOf(card, '.card-company'),
    place: textOf(card, '.card-who span:not(.card-company)'),
    pay: textOf(card, '.pay:not(.pay-unknown) .inferred') || textOf(card, '.pay:not(.pay-unknown)'),
    inferred: textOf(card, '.card-pay .unseen').slice(1, -1),
    closes: dayOf(card.querySelector('relative-time[ends] time')), over: false,
  }
}

function postingOfPage(job) {
  const title = job.querySelector('h1')
  return {
    slug: slugOf(location.pathname), title: title.textContent, language: title.lang, company: textOf(job, '.job-company'),
    place: textOf(job, '.fact-location dd > span') || textOf(job, '.fact-work_mode dd > span'), pay: textOf(job, '.fact-salary dd:not(.pay-unknown) > span:first-child'),
    inferred: textOf(job, '.fact-salary .note'),
    closes: dayOf(job.querySelector('.fact-expires time')), over: job.querySelector('div.notice') !== null,
  }
}

const companyOf = (button) => button.dataset.company ?? textOf(button.closest('.card'), '.card-company')

/** Show on the buttons within a part of the page what is kept; the rows of hidden companies go. */
export function markKept(within) {
  for (const button of within.querySelectorAll('[data-keep]')) mark(button)
  hideRows(within)
}

/** Show what is kept where it is not shown yet. */
export function markNew(within) {
  for (const button of within.querySelectorAll('[data-keep]:not([aria-pressed])')) mark(button)
  hideRows(within)
}

function hideRows(within) {
  const whole = document.querySelector('[data-company]')?.dataset.company ?? ''
  for (const card of within.querySelectorAll('.results .card, .similar .card')) {
    const company = textOf(card, '.card-company')
    card.hidden = !kept.showsHidden && kept.hasHidden(company) && company !== whole
  }
}

function mark(button) {
  const around = button.closest('.card, .job')
  const saves = button.dataset.keep === 'save'
  const title = around?.querySelector('.card-title a, h1')
  const pressed = saves ? kept.hasSaved(slugOf(title.pathname ?? location.pathname)) : kept.hasHidden(companyOf(button))
  button.setAttribute('aria-pressed', String(pressed))
  if (!around || button.hasAttribute('aria-label')) return
  const name = saves ? title.textContent : textOf(around, '.card-company, .job-company')
  button.setAttribute('aria-label', `${button.textContent}: ${name}`)
}

/** Do what a button says. */
export function pressed(button) {
  if (button.dataset.keep === 'save') kept.toggleSaved(postingAround(button))
  else kept.toggleHidden(companyOf(button))
}

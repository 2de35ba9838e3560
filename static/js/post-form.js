// <post-form folder="content/postings" repository="https://github.com/.../new/..." email="jobs@board.example">: writes a
// posting's file from the fields of the form inside it, checks it as one types, and hands it on. Nothing is sent from here.

import { phrase } from './dom.js'
import { fileName, markdownOf, problemOf } from './post-file.js'

// Hosts refuse addresses much longer than this; the file is then copied instead of being carried along.
const LONGEST = 7000

export class PostForm extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.querySelector('script.words').textContent)
    this.form = this.querySelector('form')
    this.status = this.querySelector('[role="status"]')
    this.querySelector('[data-hand="copy"]').hidden = !navigator.clipboard
    this.form.addEventListener('submit', (event) => event.preventDefault())
    this.form.addEventListener('input', ({ target }) => {
      if (this.#note(target.name)?.textContent) this.#check(target.name)
      this.#write()
    })
    this.form.addEventListener('change', ({ target }) => this.#check(target.name))
    this.addEventListener('click', (event) => this.#handOn(event))
    this.#write()
  }

  get #fields() {
    return [...this.form.querySelectorAll('[data-field]')].map(({ dataset }) => dataset)
  }

  /** What is filled in, by name: a text, or a list where several may be. */
  get #values() {
    const given = new FormData(this.form)
    const split = (text) => text.split(',').map((part) => part.trim()).filter(Boolean)
    return Object.fromEntries(this.#fields.map(({ field, kind }) => {
      if (kind === 'choices') return [field, given.getAll(field)]
      const text = given.get(field).trim()
      return [field, kind === 'list' ? split(text) : text]
    }))
  }

  get #today() {
    const now = new Date()
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10)
  }

  #write() {
    const values = this.#values
    this.file = fileName(values)
    this.text = markdownOf(values, this.#today)
    this.querySelector('.post-name').textContent = `${this.getAttribute('folder')}/${this.file}`
    this.querySelector('.post-text').textContent = this.text
    const query = (parts) => new URLSearchParams(parts).toString().replaceAll('+', '%20')
    for (const link of this.querySelectorAll('a[data-hand]')) {
      const parts = link.dataset.hand === 'repository'
        ? { filename: this.file, value: this.text }
        : { subject: values.title, body: this.text }
      const address = `${link.dataset.to}?${query(parts)}`
      const [first] = Object.entries(parts)
      link.href = address.length <= LONGEST ? address : `${link.dataset.to}?${query([first])}`
      link.dataset.short = address.length > LONGEST
    }
  }

  #note(name) {
    return this.querySelector(`#post-${name}-note`)
  }

  #check(name) {
    const field = this.#fields.find((other) => other.field === name)
    const problem = problemOf(field, this.#values[name], this.#today)
    this.#note(name).textContent = problem ? this.words[problem] : ''
    for (const input of this.form.querySelectorAll(`[name="${name}"]`)) {
      if (problem) input.setAttribute('aria-invalid', 'true')
      else input.removeAttribute('aria-invalid')
    }
    return problem
  }

  #handOn(event) {
    const pressed = event.target.closest('[data-hand]')
    if (!pressed) return
    const wrong = this.#fields.filter(({ field }) => this.#check(field))
    if (wrong.length) {
      event.preventDefault()
      this.status.textContent = phrase(this.words.problems, { n: wrong.length })
      this.form.querySelector(`[name="${wrong[0].field}"]`).focus()
      return
    }
    this.status.textContent = ''
    if (pressed.dataset.hand === 'copy' || pressed.dataset.short === 'true') {
      navigator.clipboard?.writeText(this.text).then(() => { this.status.textContent = this.words.copied }, () => {})
    }
  }
}

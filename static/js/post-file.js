// What is filled in -> a posting's file: front matter that any reader of YAML takes for the same, then the text.

// What may stand without quotation marks: begins with a letter, and holds nothing that means something in YAML.
const PLAIN = /^\p{L}[\p{L}\p{N} .()/+_-]*$/u
const WORDS = /^(true|false|yes|no|on|off|null|y|n)$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/
const WEB = /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i
const MAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/
const SHORTEST = 100

/** Write one value so that it is read as the same text. */
export function scalar(text) {
  if (DAY.test(text)) return text
  return PLAIN.test(text) && !WORDS.test(text) && text === text.trim() ? text : JSON.stringify(text)
}

/** Write the file. Fields that are empty are left out; `today` is the day it is posted. */
export function markdownOf({ body, ...values }, today) {
  const lines = Object.entries(values).filter(([, value]) => value.length).map(([name, value]) => {
    if (!Array.isArray(value)) return `${name}: ${scalar(value)}`
    return `${name}: ${value.length === 1 ? scalar(value[0]) : `[${value.map(scalar).join(', ')}]`}`
  })
  return ['---', ...lines, `date: ${today}`, '---', '', body, ''].join('\n')
}

/** Name the file after title and company. */
export function fileName({ title, company }) {
  const plain = `${title} ${company}`.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '') || 'posting'}.md`
}

/** Return what is wrong with a value, by the name of the words for it; nothing if it will do. */
export function problemOf({ field, required }, value, today) {
  if (!value.length) return required === undefined ? undefined : 'missing'
  if (field === 'apply' && !WEB.test(value) && !MAIL.test(value)) return 'apply'
  if (field === 'company_url' && !WEB.test(value)) return 'address'
  if (field === 'expires' && value < today) return 'past'
  if (field === 'salary' && /\d/.test(value) && !/\p{Sc}|\p{L}{3}/u.test(value)) return 'currency'
  if (field === 'salary' && !/\d/.test(value)) return 'amount'
  if (field === 'body' && value.length < SHORTEST) return 'short'
}

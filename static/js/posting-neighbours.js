// <posting-neighbours previous="Previous: {title}" next="Next: {title}">: the postings beside this one in the list
// that the visitor came from; empty if they came from elsewhere.

import { element, phrase } from './dom.js'
import { neighboursOf } from './list-memory.js'

export class PostingNeighbours extends HTMLElement {
  connectedCallback() {
    const found = neighboursOf(location.pathname)
    if (!found || !(found.before || found.after)) return
    const link = (rel, posting) => {
      if (!posting) return element('span')
      const [href, title] = posting
      return element('a', { href, rel }, phrase(this.getAttribute(rel === 'prev' ? 'previous' : 'next'), { title }))
    }
    const label = this.getAttribute('label')
    const links = [link('prev', found.before), link('next', found.after)]
    this.replaceChildren(element('nav', { class: 'neighbours', 'aria-label': label }, ...links))
  }
}

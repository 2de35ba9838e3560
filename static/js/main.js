// Gives the elements of the pages their behaviour. Each fails alone; a page without any of them is complete.

import { ClosingGuard } from './closing-guard.js'
import { KeptLink } from './kept-link.js'
import { rememberPage } from './list-memory.js'
import { PageTools } from './page-tools.js'
import { PostingNeighbours } from './posting-neighbours.js'
import { RelativeTime } from './relative-time.js'

// What only some pages need, and is large: fetched where its element stands, once the page itself is there.
const LARGE = {
  'posting-filter': async () => (await import('./posting-filter.js')).PostingFilter,
  'post-form': async () => (await import('./post-form.js')).PostForm,
  'kept-page': async () => (await import('./kept-page.js')).KeptPage,
}

customElements.define('relative-time', RelativeTime)
customElements.define('closing-guard', ClosingGuard)
customElements.define('posting-neighbours', PostingNeighbours)
customElements.define('page-tools', PageTools)
customElements.define('kept-link', KeptLink)
if (!document.querySelector('posting-filter')) rememberPage()

if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done, { once: true }))
for (const [name, load] of Object.entries(LARGE)) {
  if (document.querySelector(name)) load().then((element) => customElements.define(name, element))
}

// Gives the elements of the pages their behaviour. Each fails alone; a page without any of them is complete.

import { ClosingGuard } from './closing-guard.js'
import { KeptLink } from './kept-link.js'
import { KeptPage } from './kept-page.js'
import { PageTools } from './page-tools.js'
import { PostForm } from './post-form.js'
import { PostingFilter } from './posting-filter.js'
import { PostingNeighbours } from './posting-neighbours.js'
import { RelativeTime } from './relative-time.js'

customElements.define('relative-time', RelativeTime)
customElements.define('closing-guard', ClosingGuard)
customElements.define('posting-neighbours', PostingNeighbours)
customElements.define('page-tools', PageTools)
customElements.define('post-form', PostForm)
customElements.define('posting-filter', PostingFilter)
customElements.define('kept-page', KeptPage)
customElements.define('kept-link', KeptLink)

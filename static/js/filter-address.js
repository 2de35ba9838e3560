// The address says what is chosen: to send it, to keep it, to go back to it. A browser takes longer to note an address than
// the filter to find its rows, so it is told when these are painted, or as soon as anything depends on it.

import { asksMore, formatQuery, parseQuery } from './filter-choice.js'
import { painted } from './turns.js'

export class FilterAddress {
  /** Tell choices in the facets that have these keys. */
  constructor(keys) {
    Object.assign(this, { keys, untold: null })
  }

  /** Return the choice that it tells; one that was not told yet is dropped. */
  read() {
    this.untold = null
    const choice = parseQuery(location.search, this.keys)
    keepPlace(choice)
    return choice
  }

  /** Tell a choice soon, as a step of the history or in place of the last. */
  tell(choice, step) {
    this.settle()
    const address = location.pathname + formatQuery(choice, this.keys)
    this.untold = () => {
      if (address !== location.pathname + location.search) history[step ? 'pushState' : 'replaceState']({}, '', address)
      keepPlace(choice)
    }
    painted().then(() => this.settle())
  }

  /** Tell now what was to be told soon. */
  settle() {
    const tell = this.untold
    this.untold = null
    tell?.()
  }
}

/** Where the list is not the finished one it comes later than the browser would go to its place in it. */
function keepPlace(choice) {
  history.scrollRestoration = asksMore(choice) ? 'manual' : 'auto'
}

// What a visitor looked at last: a list, kept for the time of the visit so that its postings can point to one another.

const KEY = 'list'
const MOST = 300

/** Keep a list of postings: its address, and the address and title of each. */
export function rememberList(address, postings) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, postings: postings.slice(0, MOST) }))
  } catch {
    // Storage is full or forbidden: then there is no list to come back to.
  }
}

/** Keep the list of a page as it was built. */
export function rememberPage() {
  const links = [...document.querySelectorAll('#list .card-title a')]
  if (links.length > 0) rememberList(location.pathname, links.map((link) => [link.getAttribute('href'), link.textContent]))
}

/** Return what stands before and after a posting in the list that was kept, and the list's address; null if none. */
export function neighboursOf(pathname) {
  try {
    const { address, postings } = JSON.parse(sessionStorage.getItem(KEY))
    const at = postings.findIndex(([href]) => href === pathname)
    return at < 0 ? null : { address, before: postings[at - 1], after: postings[at + 1] }
  } catch {
    return null
  }
}

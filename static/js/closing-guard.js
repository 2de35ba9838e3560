// <closing-guard day="2026-12-05" hidden>: says that a posting is over if its last day has passed since the build.

/** Say whether a last day has ended everywhere on earth: at noon UTC of the day after. */
export function hasEnded(iso, now) {
  return now.getTime() > Date.parse(`${iso}T12:00:00Z`) + 24 * 60 * 60 * 1000
}

export class ClosingGuard extends HTMLElement {
  connectedCallback() {
    if (!hasEnded(this.getAttribute('day'), new Date())) return
    this.hidden = false
    for (const apply of document.querySelectorAll('.apply')) apply.hidden = true
    document.body.classList.remove('can-apply')
  }
}

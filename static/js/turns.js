// Long work in short turns, so that a press is answered between them.

/** Let the page do what waits; there is more to do afterwards. */
export const rest = () => (globalThis.scheduler?.yield ? scheduler.yield() : new Promise((go) => setTimeout(go)))

/** Wait until what was done so far can be seen. */
export const painted = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))

// Making elements in one line.

/** Make an element; attributes that are undefined or false are left out, true ones are empty. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children)
}

/** Make an element of a drawing. */
export function drawing(name, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children)
}

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

/** Make a part of the page like a model of it, which is taken apart; what is alike already is left alone. */
export function liken(part, model) {
  for (const { name, value } of model.attributes) if (part.getAttribute(name) !== value) part.setAttribute(name, value)
  for (const { name } of [...part.attributes]) if (!model.hasAttribute(name)) part.removeAttribute(name)
  const [old, wanted] = [[...part.childNodes], [...model.childNodes]]
  wanted.forEach((node, i) => {
    if (!old[i]) part.append(node)
    else if (old[i].nodeName !== node.nodeName) old[i].replaceWith(node)
    else if (node.nodeType === Node.ELEMENT_NODE) liken(old[i], node)
    else if (old[i].data !== node.data) old[i].data = node.data
  })
  for (const node of old.slice(wanted.length)) node.remove()
}

/** Put a text into an element; what says it already is left alone, which spares the page to lay it out anew. */
export function say(part, text) {
  if (part.textContent !== text) part.textContent = text
}

/** Put values into the {named} places of a sentence. */
export const phrase = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])

/** Put a node into the one {named} place of a sentence, as a list of nodes. */
export function around(sentence, node) {
  const [before, after] = sentence.split(/\{\w+\}/)
  return [before, node, after].filter((part) => part !== '')
}

/** Write a count in the reader's own groups of three. */
export const grouped = (number, words) => String(number).replace(/\B(?=(\d{3})+$)/g, words.thousands)

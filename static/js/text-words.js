// The words of a text, as it is searched by them.

/** Cut a text into plain lower-case words; "+" and "#" belong to a word (C++, C#). */
export function wordsOf(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []
}

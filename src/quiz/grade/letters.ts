/** What people write around a letter. */
const filler =
  /\bi['’]d\b|\b(?:i|my|the|it|its|is|s|answers?|options?|choices?|choose|pick|go|with|would|say|think|guess|believe|probably|maybe|please|correct|right)\b|[我觉得认为选择项答案是应该吧对正确的]/gu

/** What is left of an answer by letters: lower case, without filler, punctuation and blanks. */
export function bareLetters(answer: string): string {
  return answer
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Script=Han}+/gu, ' $& ')
    .replace(filler, '')
    .replace(/[\p{P}\p{S}\s]/gu, '')
}

/** Letters as a message shows them. */
export function showLetters(letters: readonly string[]): string {
  return letters.map((letter) => letter.toUpperCase()).join(', ')
}

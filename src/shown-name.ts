/** Of UTF-16 units; Discord allows names of 32 characters, and emoji of families have up to eleven units. */
const longest = 400
const marksOnLetter = 3
const limited = new RegExp(`(\\p{M}{${marksOnLetter}})\\p{M}+`, 'gu')

/** Blanks, controls, what is ignored by default (joiners, tags, fillers), and the Braille pattern without dots. */
const unseen = /[\p{Z}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** Turns what follows around, in text as in pictures; the marks of single letters are not among them. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * A member's, role's or schedule's name as it can stand in a line among others: letters in disguise (𝓕𝓪𝓷𝓬𝔂) as what they
 * mean, on one line, with no more marks on a letter than languages need, and nothing that turns the rest of the line
 * around. Empty where there would be nothing to see. Not escaped.
 */
export function shownName(name: string): string {
  const plain = name
    .toWellFormed()
    .slice(0, longest)
    .toWellFormed()
    // Thai and Korean have letters that this rule would take apart.
    .replace(/[^\p{Script=Thai}\p{Script=Hangul}]+/gu, (part) => part.normalize('NFKC'))
    .replace(directions, '')
    .replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ' ')
    .replace(/(\p{M})\1+/gu, '$1')
    .replace(limited, '$1')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

  return plain.replace(unseen, '').replace(/^\p{M}+$/u, '') === '' ? '' : plain
}

import { inlineMarkup } from '../bank/formulas.ts'
import { plainTex } from './plain-tex.ts'

/** Markdown of a question for Discord's chat, which draws no mathematics: formulas become text, the rest stays. */
export function chatText(markdown: string): string {
  // Signs of TeX such as `_` and `*` would be read as emphasis.
  return replaceFormulas(markdown, (tex) => plainTex(tex).replace(/[\\*_~|]/g, '\\$&'))
}

/** Markdown as someone would read it aloud: no emphasis, fences, links or formula marks; for alt texts. */
export function plainText(markdown: string): string {
  return replaceFormulas(markdown, plainTex, (code) => code.replace(/^`+|`+$/g, ''))
    .replace(/^ {0,3}(?:```|~~~).*\n?/gm, '')
    .replace(/^ {0,3}#{1,6}\s+/gm, '')
    .replace(/^([ \t]*)>\s?/gm, '$1')
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!$])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function replaceFormulas(
  markdown: string,
  ofTex: (tex: string) => string,
  ofCode: (code: string) => string = (code) => code,
): string {
  return markdown.replace(
    inlineMarkup,
    (whole: string, tick?: string, display?: string, short?: string, bracketed?: string) => {
      const tex = display ?? short ?? bracketed

      if (tex !== undefined) return ofTex(tex)

      return tick ? ofCode(whole) : whole
    },
  )
}

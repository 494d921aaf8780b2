import { plainTex } from './plain-tex.ts'

/** A code span stays; else a formula in one of its three notations. */
const inline =
  /(`+)(?!`).*?(?<!`)\1(?!`)|\$\$([\s\S]+?)\$\$|\$(?![\s$])((?:\\.|[^$\\])*?)(?<!\s)\$(?!\d)|\\\((.+?)\\\)/g

/** Markdown of a question for Discord's chat, which draws no mathematics: formulas become text, the rest stays. */
export function chatText(markdown: string): string {
  return markdown.replace(inline, (whole, _tick, display?: string, short?: string, bracketed?: string) => {
    const tex = display ?? short ?? bracketed

    // Signs of TeX such as `_` and `*` would be read as emphasis.
    return tex === undefined ? whole : plainTex(tex).replace(/[\\*_~|]/g, '\\$&')
  })
}

/** Markdown as someone would read it aloud: no emphasis, fences, links or formula marks; for alt texts. */
export function plainText(markdown: string): string {
  return markdown
    .replace(inline, (whole, _tick, display?: string, short?: string, bracketed?: string) => {
      const tex = display ?? short ?? bracketed

      return tex === undefined ? whole.replace(/^`+|`+$/g, '') : plainTex(tex)
    })
    .replace(/^ {0,3}(?:```|~~~).*\n?/gm, '')
    .replace(/^ {0,3}#{1,6}\s+/gm, '')
    .replace(/^(\s*)>\s?/gm, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!$])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

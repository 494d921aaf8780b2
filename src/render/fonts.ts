import { createRequire } from 'node:module'
import { type Font, openSync } from 'fontkit'

/** What text is asked to be set in. */
export type Face = 'regular' | 'bold' | 'mono' | 'monoBold'

type Weight = 'regular' | 'bold'
type Family = 'chinese' | 'european' | 'mono' | 'arabic' | 'hebrew' | 'thai' | 'korean'

/** One font file. */
export type FontName = `${Family} ${Weight}`

const packages: Readonly<Record<Family, readonly [folder: string, name: string]>> = {
  chinese: ['noto-sans-sc', 'NotoSansSC'],
  // Devanagari too.
  european: ['noto-sans', 'NotoSans'],
  mono: ['jetbrains-mono', 'JetBrainsMono'],
  arabic: ['noto-sans-arabic', 'NotoSansArabic'],
  hebrew: ['noto-sans-hebrew', 'NotoSansHebrew'],
  thai: ['noto-sans-thai', 'NotoSansThai'],
  korean: ['noto-sans-kr', 'NotoSansKR'],
}

/** Where a character is looked for; the large files last, for a character that none has opens them all. */
const text: readonly Family[] = ['chinese', 'european', 'mono', 'arabic', 'hebrew', 'thai', 'korean']
const code: readonly Family[] = ['mono', 'chinese', 'european', 'arabic', 'hebrew', 'thai', 'korean']

const chains: Readonly<Record<Face, readonly FontName[]>> = {
  regular: text.map((family): FontName => `${family} regular`),
  bold: text.map((family): FontName => `${family} bold`),
  mono: code.map((family): FontName => `${family} regular`),
  monoBold: code.map((family): FontName => `${family} bold`),
}

const { resolve } = createRequire(import.meta.url)
const opened = new Map<FontName, Font>()

/** A font, opened once (about 25 ms) from the installed package: no system font is ever asked for. */
export function openFont(name: FontName): Font {
  const known = opened.get(name)

  if (known) return known

  const file = fileOf(name)
  const font = openSync(resolve(file))

  if ('fonts' in font) throw new Error(`${file} is a collection`)

  opened.set(name, font)
  return font
}

/** Lets go of the fonts, and with them of the glyphs fontkit keeps for ever once it has read them: 13 KB each. */
export function closeFonts(): void {
  opened.clear()
}

/** The first font of a face that has all of some characters; undefined where none has. */
export function fontWith(characters: string, face: Face): FontName | undefined {
  const codePoints = Array.from(characters, (character) => character.codePointAt(0) ?? 0)

  return chains[face].find((name) => {
    const font = openFont(name)

    return codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint))
  })
}

function fileOf(name: FontName): string {
  const [family, weight] = name.split(' ') as [Family, Weight]
  const [folder, file] = packages[family]
  const cut = weight === 'bold' ? '700Bold' : '400Regular'

  return `@expo-google-fonts/${folder}/${cut}/${file}_${cut}.ttf`
}

import { createRequire } from 'node:module'
import { type Font, openSync } from 'fontkit'

export type Face = 'regular' | 'bold' | 'mono' | 'monoBold'

const files: Record<Face, string> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  mono: '@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf',
  monoBold: '@expo-google-fonts/jetbrains-mono/700Bold/JetBrainsMono_700Bold.ttf',
}

/** Each has what the other lacks: one Chinese, the other most of the Latin and Greek letters with accents. */
const fallbacks: Readonly<Record<Face, Face>> = {
  regular: 'mono',
  bold: 'monoBold',
  mono: 'regular',
  monoBold: 'bold',
}

const { resolve } = createRequire(import.meta.url)
const opened = new Map<Face, Font>()

/** The font of a face, opened once (about 25 ms) from the installed package: no system font is ever asked for. */
export function openFace(face: Face): Font {
  const known = opened.get(face)

  if (known) return known

  const font = openSync(resolve(files[face]))

  if ('fonts' in font) throw new Error(`${files[face]} is a collection`)

  opened.set(face, font)
  return font
}

/** Lets go of the fonts, and with them of the glyphs fontkit keeps for ever once it has read them: 13 KB each. */
export function closeFaces(): void {
  opened.clear()
}

/** The face to take a character from: the wanted one, its fallback, or undefined where neither has it. */
export function faceWith(character: string, face: Face): Face | undefined {
  const codePoint = character.codePointAt(0) ?? 0

  return [face, fallbacks[face]].find((candidate) => openFace(candidate).hasGlyphForCodePoint(codePoint))
}

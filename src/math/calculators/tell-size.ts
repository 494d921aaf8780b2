import type { Translate } from '../../i18n/catalog.ts'
import type { PaddingRule } from '../conv/padding.ts'
import { formatCount, formatInteger, formatSize } from '../format.ts'
import { type Framework, frameworkNames } from '../framework.ts'
import { formatPair, type Pair } from '../sizes.ts'

interface Sized {
  readonly framework: Framework
  readonly input: readonly number[]
  readonly output: readonly number[]
  readonly padding: readonly Pair[]
  readonly paddingRule: PaddingRule
}

/** The values of a result's first line: from what to what, and by which convention. */
export function sizeValues(t: Translate, { framework, input, output, padding, paddingRule }: Sized) {
  return {
    input: formatSize(input),
    output: formatSize(output),
    framework: frameworkNames[framework],
    rule: t(`conv.rule.${paddingRule}`, { padding: alikeOrEach(padding.map(formatPair)) }),
  }
}

/** One value where all axes are alike, else one per axis. */
export function alikeOrEach(values: readonly (string | number)[]): string {
  return new Set(values).size === 1 ? String(values[0]) : values.join(' × ')
}

interface Costed {
  readonly params: number | null
  readonly macs: string | null
  readonly weightShape: readonly number[] | null
}

/** Parameters and MACs, where the channels are known. */
export function costLines(t: Translate, { params, macs, weightShape }: Costed): string[] {
  if (params === null || macs === null || weightShape === null) return []

  return [
    t('conv.size.cost', {
      params: formatInteger(params),
      macs: formatInteger(macs),
      short: formatCount(macs),
      weight: formatShape(weightShape),
    }),
  ]
}

export function formatShape(shape: readonly number[]): string {
  return `(${shape.join(', ')})`
}

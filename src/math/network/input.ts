import { UserError } from '../../errors.ts'
import { nearest } from '../../nearest.ts'
import type { Framework } from '../framework.ts'
import type { Network } from './layer.ts'
import { readInput, readNetwork } from './network.ts'
import { type PresetName, presetNames, presets } from './presets.ts'

/** How a network is asked for: its text or a known one's name, exactly one of them. */
export interface NetworkOptions {
  readonly layers?: string | undefined
  readonly preset?: string | undefined
  readonly input?: string | undefined
  readonly framework?: Framework | undefined
}

/** A network that was read, and whose conventions hold for it. */
export interface Read {
  readonly network: Network
  readonly framework: Framework
  /** Null where nobody said it. */
  readonly input: readonly number[] | null
}

/**
 * Reads the network that the options ask for.
 *
 * @throws UserError `input.*`, `layers.*`, `net.unknownPreset`, `net.inputConflict`.
 */
export function readOptions(options: NetworkOptions): Read {
  const { layers, preset, input: typed } = options

  if (layers !== undefined && preset !== undefined) {
    throw new UserError('input.conflictingOptions', { first: 'layers', second: 'preset' })
  }

  const text = preset === undefined ? layers : presets[presetOf(preset)].text
  if (text === undefined) throw new UserError('input.missingOption', { option: 'layers' })

  const asked = options.framework ?? 'pytorch'
  const network = readNetwork(text, asked === 'keras' || asked === 'tfjs' ? 'keras' : 'pytorch')
  const input = typed === undefined ? null : readInput(typed)
  const isConflict = preset === undefined && input && network.input && String(input) !== String(network.input)

  if (isConflict) {
    throw new UserError('net.inputConflict', {
      text: network.input.join('×'),
      option: input.join('×'),
    })
  }

  return { network, framework: frameworkOf(network, asked), input: input ?? network.input }
}

/** Pasted constructors bring their framework; TensorFlow.js has Keras's layers. */
function frameworkOf(network: Network, asked: Framework): Framework {
  const isKeras = network.framework === 'keras'

  if (network.framework === null || asked === network.framework || (isKeras && asked === 'tfjs')) return asked
  if (isKeras && asked === 'pytorch') return 'keras'

  throw new UserError('input.conflictingOptions', { first: 'framework', second: 'layers' })
}

function presetOf(typed: string): PresetName {
  const wanted = typed.trim().toLowerCase()
  const name = presetNames.find((each) => each === wanted)
  if (name) return name

  const suggestion = nearest(wanted, presetNames)

  throw new UserError('net.unknownPreset', {
    name: typed.slice(0, 40),
    suggested: suggestion === undefined ? 'no' : 'yes',
    nearest: suggestion ?? '',
    presets: presetNames.join(', '),
  })
}

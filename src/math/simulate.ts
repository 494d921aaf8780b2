import { UserError } from '../errors.ts'
import type { Activation } from './activation.ts'
import type { Framework } from './framework.ts'
import type { Scheme } from './init/options.ts'
import { tooLarge } from './init/too-large.ts'
import { type Note, note } from './note.ts'
import { type PropagatedLayer, propagateThrough } from './propagate.ts'
import { type Network, type NetworkOptions, readNetwork } from './propagation/network.ts'
import { type Axis, addHistograms, axisFor, type Histogram } from './simulation/histogram.ts'
import { type Run, runOnce } from './simulation/run.ts'
import { type Estimate, estimate, figureNames, type LayerEstimates } from './simulation/statistics.ts'

/** The options of `/init simulate`, under their slash names. */
export interface InitSimulateOptions extends NetworkOptions {
  readonly seed?: number | undefined
  readonly batch?: number | undefined
  readonly runs?: number | undefined
}

/** The answer of `/init simulate`. */
export interface InitSimulate {
  readonly framework: Framework
  /** Inputs first. */
  readonly widths: readonly number[]
  readonly activation: Activation
  readonly param: number | null
  readonly scheme: Scheme
  /** As given, where the scheme takes one. */
  readonly std: number | null
  readonly seed: number
  readonly batch: number
  readonly runs: number
  readonly layers: readonly SimulatedLayer[]
  readonly seen: Seen
  readonly notes: readonly Note[]
}

/** The figures of one layer, from 1, over the runs. */
export interface SimulatedLayer extends LayerEstimates {
  readonly layer: number
}

/** What the pictures of a simulation show beside its figures. */
export interface Seen {
  /** Of all histograms. */
  readonly axis: Axis
  /** Activations of each layer over all runs. */
  readonly histograms: readonly Histogram[]
  /** What mean field expects of each layer. */
  readonly expected: readonly Pick<PropagatedLayer, 'q' | 'gradSecond'>[]
}

/** Largest accepted simulation. */
export const simulationLimits = {
  layers: 64,
  width: 1_024,
  batch: 128,
  runs: 8,
  seed: 2_147_483_647,
  /** Multiply-adds of all runs, forward and back. */
  work: 3e9,
} as const

/**
 * Draws networks and measures what goes through them: a Monte-Carlo experiment that is the same for the same seed.
 *
 * @param tell - called with the share that is done, from 0 to 1, after every layer each way.
 * @throws UserError `init.*`, `input.*`, `conv.channelsNotPositive`, and what `tell` throws.
 */
export function initSimulate(
  { seed = 1, batch = 64, runs = 3, ...options }: InitSimulateOptions,
  tell: (share: number) => void = () => undefined,
): InitSimulate {
  const network = readNetwork(options)
  checkWhole('seed', seed, 0, simulationLimits.seed)
  checkWhole('batch', batch, 1, simulationLimits.batch)
  checkWhole('runs', runs, 1, simulationLimits.runs)
  checkWork(network, batch, runs)

  const { widths, unit, layers, scheme, framework } = network
  const expected = propagateThrough(network)
  const axis = axisFor(unit.activation, expected[0]?.second ?? 1)
  const steps = 2 * layers.length * runs
  let done = 0
  const results = Array.from({ length: runs }, (_, run) =>
    runOnce(network, { seed, run, batch, axis }, () => tell(++done / steps)),
  )

  return {
    framework,
    widths,
    ...unit,
    scheme,
    std: network.std,
    seed,
    batch,
    runs,
    layers: layers.map((_, index) => ({ layer: index + 1, ...estimatesOf(results, index) })),
    seen: {
      axis,
      histograms: layers.map((_, index) =>
        addHistograms(results.flatMap(({ histograms }) => histograms[index] ?? [])),
      ),
      expected: expected.map(({ q, gradSecond }) => ({ q, gradSecond })),
    },
    notes: [note(runs === 1 ? 'simulate.note.oneRun' : 'simulate.note.error', { runs }), ...network.notes],
  }
}

/** @throws UserError `input.tooSmall`, `input.tooLarge`. */
function checkWhole(option: string, given: number, least: number, limit: number): void {
  if (given < least) throw new UserError('input.tooSmall', { option, given, limit: least })
  if (given > limit) throw new UserError('input.tooLarge', { option, given, limit })
}

/** @throws UserError `init.tooLarge` with what would fit. */
function checkWork({ widths, layers }: Network, batch: number, runs: number): void {
  const limit = simulationLimits
  const widest = Math.max(...widths)
  const perSample = 2 * layers.reduce((sum, { fanIn, fanOut }) => sum + fanIn * fanOut, 0)
  const work = perSample * batch * runs

  if (layers.length > limit.layers) throw tooLarge('layers', layers.length, limit.layers)
  if (widest > limit.width) throw tooLarge('width', widest, limit.width)
  if (work > limit.work) {
    const fits = Math.floor(limit.work / perSample / runs)

    throw tooLarge('work', (work / 1e9).toPrecision(3), limit.work / 1e9, fits)
  }
}

/** @throws UserError `init.tooLarge` where a double does not hold a figure. */
function estimatesOf(results: readonly Run[], layer: number): LayerEstimates {
  const figure = (name: (typeof figureNames)[number]): Estimate =>
    estimate(results.map(({ figures }) => figures[layer]?.[name] ?? 0))
  const estimates = Object.fromEntries(figureNames.map((name) => [name, figure(name)])) as LayerEstimates

  if (Object.values(estimates).some(({ mean, se }) => !Number.isFinite(mean + (se ?? 0)))) {
    throw tooLarge('moment', layer + 1, '1.8e308')
  }

  return estimates
}

import type { Translate } from '../../i18n/catalog.ts'
import type { PhasePoint } from '../../render/chart.ts'
import { formatFigure, formatReal } from '../format.ts'
import { criticalLine } from '../meanfield/edge.ts'
import type { Unit } from '../meanfield/moments.ts'
import type { InitPhase } from '../phase.ts'
import { tellActivation } from './activation-option.ts'
import type { Illustration } from './calculator.ts'

/** Below, a variance of the biases on the edge is rounding. */
const leastSigmaB2 = 1e-9

/** Where the network lies on the plane of variances, and its lengths layer by layer. */
export function phaseCharts(t: Translate, answer: InitPhase): readonly Illustration[] {
  const { sigmaW2 } = answer

  return sigmaW2 === null ? [] : [plane(t, answer, sigmaW2), ...lengths(t, answer, sigmaW2)]
}

function plane(t: Translate, answer: InitPhase, sigmaW2: number): Illustration {
  const { activation, param, sigmaB2, chi1 } = answer

  return {
    name: 'plane',
    chart: {
      kind: 'phasePlane',
      title: t('phase.chart.plane', { activation: tellActivation(activation, param) }),
      labels: {
        sigmaW2: '$\\sigma_w^2 = n\\,\\mathrm{Var}[w]$',
        sigmaB2: '$\\sigma_b^2 = \\mathrm{Var}[b]$',
        edge: t('phase.chart.edge'),
        ordered: t('phase.chart.ordered'),
        chaotic: t('phase.chart.chaotic'),
      },
      edge: edgeLine(answer),
      point: {
        sigmaW2,
        sigmaB2,
        label: chi1 === null ? t('phase.chart.noFixedPoint') : `$\\chi_1$ = ${formatFigure(chi1)}`,
      },
    },
    alt: t('phase.chart.planeAlt', {
      sigmaW2: formatReal(sigmaW2),
      sigmaB2: formatReal(sigmaB2),
      phase: answer.phase === null ? t('phase.chart.noFixedPoint') : t(`phase.name.${answer.phase}`),
    }),
  }
}

/** The edge from the axis upwards; a single point where it does not depend on the biases. */
function edgeLine({ activation, param }: Unit): readonly PhasePoint[] {
  const line = criticalLine({ activation, param }).filter(({ sigmaB2 }) => sigmaB2 > -leastSigmaB2)
  const [start] = line
  const rising = line.filter(({ sigmaB2 }) => sigmaB2 > leastSigmaB2)

  if (!start) return []

  const onAxis = start.sigmaB2 <= leastSigmaB2 ? [{ sigmaW2: start.sigmaW2, sigmaB2: 0 }] : []

  return [...onAxis, ...rising.map(({ sigmaW2, sigmaB2 }) => ({ sigmaW2, sigmaB2 }))]
}

function lengths(t: Translate, answer: InitPhase, sigmaW2: number): readonly Illustration[] {
  const { activation, param, sigmaB2, qSequence, qStar } = answer
  const last = qSequence.at(-1) ?? 0

  if (qSequence.length < 2) return []

  return [
    {
      name: 'lengths',
      chart: {
        kind: 'depthLines',
        title: t('phase.chart.lengths'),
        subtitle: `${tellActivation(activation, param)}, $\\sigma_w^2$ = ${formatFigure(sigmaW2)}, $\\sigma_b^2$ = ${formatFigure(sigmaB2)}`,
        x: { label: t('chart.layer'), first: 0 },
        y: { label: '$q^l$', scale: 'log' },
        series: [
          ...(qStar === null
            ? []
            : [{ name: '$q^*$', drawnAs: 'dashes' as const, values: qSequence.map(() => qStar) }]),
          { name: '$q^l$', drawnAs: 'line', values: qSequence },
        ],
      },
      alt: t('phase.chart.lengthsAlt', {
        q0: formatReal(qSequence[0] ?? 0),
        layers: qSequence.length - 1,
        q: formatReal(last),
      }),
    },
  ]
}

import type { Language } from '../../../src/i18n/texts.ts'
import type {
  Chart,
  DataTable,
  DepthLines,
  Histograms,
  Interval,
  PhasePlane,
} from '../../../src/render/chart.ts'

/* One chart of each kind, in both languages, with figures of the size that commands give. */

type Texts<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>

/** Counts of a normal distribution in 41 bins between −3 and 3, by its density. */
function bellCounts(std: number): number[] {
  return Array.from({ length: 41 }, (_, i) => {
    const z = (-3 + (6 * (i + 0.5)) / 41) / std

    return Math.round((4_000 * Math.exp((-z * z) / 2)) / std)
  })
}

const histogramTexts: Texts<'title' | 'subtitle' | 'layer' | 'saturated' | 'beyond' | 'label' | 'note'> = {
  en: {
    title: 'Pre-activations of tanh under Xavier initialisation',
    subtitle: 'Widths 512 × 6, batch 64, 3 runs, seed 1',
    layer: 'Layer',
    saturated: '% saturated',
    beyond: 'everything beyond $\\pm 3$',
    label: 'value of $z$; each panel has its own height',
    note: 'A unit is saturated when $|a| > 0.97$.',
  },
  'zh-CN': {
    title: 'Xavier 初始化下 tanh 的预激活值',
    subtitle: '宽度 512 × 6，批大小 64，运行 3 次，种子 1',
    layer: '第',
    saturated: '% 饱和',
    beyond: '超出 $\\pm 3$ 的全部取值',
    label: '$z$ 的取值；各图纵轴独立',
    note: '$|a| > 0.97$ 的单元视为饱和。',
  },
}

export function sampleHistograms(language: Language): Histograms {
  const t = histogramTexts[language]

  return {
    kind: 'histograms',
    title: t.title,
    subtitle: t.subtitle,
    notes: [t.note],
    axis: { min: -3, max: 3, label: t.label },
    beyond: t.beyond,
    panels: [2.4, 1.6, 1.1, 0.78, 0.55, 0.21].map((std, i) => ({
      title: language === 'en' ? `${t.layer} ${i + 1}` : `${t.layer} ${i + 1} 层`,
      counts: bellCounts(std),
      below: std > 2 ? 8_100 : std > 1.2 ? 2_400 : 0,
      above: std > 2 ? 7_900 : std > 1.2 ? 2_500 : 0,
      figures: [`std ${std.toFixed(3)}`, `${(12 * std).toFixed(1)} ${t.saturated}`],
    })),
  }
}

const depthTexts: Texts<'title' | 'subtitle' | 'layer' | 'measured' | 'theory' | 'gradient' | 'value'> = {
  en: {
    title: 'How the signal travels through 20 layers',
    subtitle: 'ReLU, weights from Xavier with gain 1; shaded: ± 1 standard error of 3 runs',
    layer: 'layer',
    measured: 'measured $\\mathbb E[z^2]$',
    theory: 'mean field $q^l$',
    gradient: 'measured $\\mathbb E[\\delta^2]$',
    value: 'second moment',
  },
  'zh-CN': {
    title: '信号如何穿过 20 层网络',
    subtitle: 'ReLU，增益为 1 的 Xavier 权重；阴影为 3 次运行的 ± 1 个标准误',
    layer: '层',
    measured: '实测 $\\mathbb E[z^2]$',
    theory: '平均场 $q^l$',
    gradient: '实测 $\\mathbb E[\\delta^2]$',
    value: '二阶矩',
  },
}

export function sampleDepthLines(language: Language): DepthLines {
  const t = depthTexts[language]
  const forward = Array.from({ length: 20 }, (_, i) => 2 * 0.5 ** i * (1 + 0.12 * Math.sin(2.3 * i)))
  const backward = Array.from({ length: 20 }, (_, i) => 0.5 ** (19 - i) * (1 + 0.1 * Math.cos(1.7 * i)))

  return {
    kind: 'depthLines',
    title: t.title,
    subtitle: t.subtitle,
    x: { label: t.layer, first: 1 },
    y: { label: t.value, scale: 'log' },
    series: [
      {
        name: t.measured,
        drawnAs: 'points',
        values: forward,
        band: forward.map((value, i) => ({ low: value * (1 - 0.03 * i), high: value * (1 + 0.05 * i) })),
      },
      { name: t.theory, drawnAs: 'line', values: Array.from({ length: 20 }, (_, i) => 2 * 0.5 ** i) },
      { name: t.gradient, drawnAs: 'dashes', values: backward },
    ],
  }
}

const intervalTexts: Texts<
  'title' | 'subtitle' | 'height' | 'width' | 'time' | 'input' | 'field' | 'padding' | 'centre'
> = {
  en: {
    title: 'What output (0, 2) sees',
    subtitle: 'Receptive field 11 × 11, jump 4; the field reaches into the padding',
    height: 'height',
    width: 'width',
    time: 'time',
    input: 'input',
    field: 'seen',
    padding: 'padding',
    centre: 'centre',
  },
  'zh-CN': {
    title: '输出 (0, 2) 看到的区域',
    subtitle: '感受野 11 × 11，跳步 4；有一部分落在填充里',
    height: '高度',
    width: '宽度',
    time: '时间',
    input: '输入',
    field: '感受野',
    padding: '填充',
    centre: '中心',
  },
}

export function sampleInterval(language: Language, dimensions: 1 | 2): Interval {
  const { title, subtitle, height, width, time, ...labels } = intervalTexts[language]
  const axes =
    dimensions === 1
      ? [{ name: time, size: 16_000, low: -840, high: 5_209 }]
      : [
          { name: height, size: 32, low: -3, high: 7 },
          { name: width, size: 32, low: 5, high: 15 },
        ]

  return { kind: 'interval', title, subtitle, axes, labels }
}

const phaseTexts: Texts<'title' | 'subtitle' | 'edge' | 'ordered' | 'chaotic'> = {
  en: {
    title: 'tanh is slightly chaotic here',
    subtitle: 'Gain $5/3$, no biases: $q^* = 1.178$, $\\chi_1 = 1.210$',
    edge: 'edge of chaos, $\\chi_1 = 1$',
    ordered: 'ordered: gradients vanish',
    chaotic: 'chaotic: gradients explode',
  },
  'zh-CN': {
    title: 'tanh 在这里略微混沌',
    subtitle: '增益 $5/3$，无偏置：$q^* = 1.178$，$\\chi_1 = 1.210$',
    edge: '混沌边缘，$\\chi_1 = 1$',
    ordered: '有序：梯度消失',
    chaotic: '混沌：梯度爆炸',
  },
}

export function samplePhasePlane(language: Language): PhasePlane {
  const { title, subtitle, ...labels } = phaseTexts[language]
  // A curve of the right shape: it leaves (1, 0) flat and grows steeper.
  const edge = Array.from({ length: 60 }, (_, i) => ({
    sigmaW2: 1 + 3 * (i / 59),
    sigmaB2: 0.11 * (3 * (i / 59)) ** 2.4,
  }))

  return {
    kind: 'phasePlane',
    title,
    subtitle,
    labels: { ...labels, sigmaW2: '$\\sigma_w^2$', sigmaB2: '$\\sigma_b^2$' },
    edge,
    point: { sigmaW2: 25 / 9, sigmaB2: 0, label: '$(2.778,\\ 0)$' },
  }
}

const tableTexts: Texts<
  'title' | 'subtitle' | 'layer' | 'output' | 'parameters' | 'macs' | 'total' | 'note'
> = {
  en: {
    title: 'LeNet-5, layer by layer',
    subtitle: 'Input 1 × 32 × 32, PyTorch',
    layer: 'layer',
    output: 'output',
    parameters: 'parameters',
    macs: 'MACs',
    total: 'total',
    note: 'One MAC is one multiplication with its addition; biases are not counted.',
  },
  'zh-CN': {
    title: 'LeNet-5 逐层计算',
    subtitle: '输入 1 × 32 × 32，PyTorch',
    layer: '层',
    output: '输出',
    parameters: '参数量',
    macs: '乘加次数（MAC）',
    total: '合计',
    note: '一次 MAC 指一次乘法及其加法；不计偏置。',
  },
}

export function sampleTable(language: Language): DataTable {
  const t = tableTexts[language]

  return {
    kind: 'table',
    title: t.title,
    subtitle: t.subtitle,
    notes: [t.note],
    columns: [
      { name: t.layer, align: 'left' },
      { name: t.output, align: 'right' },
      { name: t.parameters, align: 'right' },
      { name: t.macs, align: 'right' },
      { name: '$r$', align: 'right' },
    ],
    rows: [
      ['conv 6 5', '6 × 28 × 28', '156', '117,600', '5'],
      ['avgpool 2', '6 × 14 × 14', '0', '0', '6'],
      ['conv 16 5', '16 × 10 × 10', '2,416', '240,000', '14'],
      ['avgpool 2', '16 × 5 × 5', '0', '0', '16'],
      ['fc 120', '120', '48,120', '48,000', '32'],
      ['fc 84', '84', '10,164', '10,080', '32'],
      ['fc 10', '10', '850', '840', '32'],
    ],
    totals: [t.total, '', '61,706', '416,520', ''],
  }
}

export const samples: Readonly<Record<string, (language: Language) => Chart>> = {
  histograms: sampleHistograms,
  'depth-lines': sampleDepthLines,
  'interval-bar': (language) => sampleInterval(language, 1),
  'interval-square': (language) => sampleInterval(language, 2),
  'phase-plane': samplePhasePlane,
  table: sampleTable,
}

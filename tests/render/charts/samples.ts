import type { Language } from '../../../src/i18n/texts.ts'
import type {
  AnswerSpread,
  Chart,
  DataTable,
  DayState,
  DepthLines,
  Histograms,
  Interval,
  PhasePlane,
  Progress,
  StreakCalendar,
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

const spreadTexts: Texts<'title' | 'subtitle' | 'a' | 'b' | 'c' | 'd'> = {
  en: {
    title: 'Variance for a layer of ReLUs',
    subtitle: '25 members answered at their first try',
    a: '$\\frac{2}{n}$, with $n$ the number of inputs',
    b: '$\\frac{1}{n}$',
    c: '$\\frac{2}{n_{\\text{in}} + n_{\\text{out}}}$',
    d: 'It does not matter as long as all weights differ',
  },
  'zh-CN': {
    title: 'ReLU 层的权重方差',
    subtitle: '25 人首次作答的分布',
    a: '$\\frac{2}{n}$，其中 $n$ 为输入个数',
    b: '$\\frac{1}{n}$',
    c: '$\\frac{2}{n_{\\text{in}} + n_{\\text{out}}}$',
    d: '只要权重互不相同就无所谓',
  },
}

export function sampleSpread(language: Language): AnswerSpread {
  const { title, subtitle, a, b, c, d } = spreadTexts[language]

  return {
    kind: 'answerSpread',
    title,
    subtitle,
    members: 25,
    bars: [
      { letter: 'A', text: a, count: 15, mark: 'right' },
      { letter: 'B', text: b, count: 7 },
      { letter: 'C', text: c, count: 3 },
      { letter: 'D', text: d, count: 0 },
    ],
  }
}

const calendarTexts: Texts<'title' | 'subtitle' | 'current' | 'longest' | 'freezes' | DayState> = {
  en: {
    title: 'Ada Lovelace’s streak',
    subtitle: 'Only days on which the server was asked count',
    current: 'days in a row',
    longest: 'days at best',
    freezes: 'freezes left',
    answered: 'answered',
    missed: 'missed',
    frozen: 'saved by a freeze',
    failed: 'the bot failed',
    none: 'not asked',
  },
  'zh-CN': {
    title: '王小明的连续作答',
    subtitle: '只计服务器当天有提问的日子',
    current: '当前连续天数',
    longest: '最长连续天数',
    freezes: '剩余冻结次数',
    answered: '已作答',
    missed: '未作答',
    frozen: '已用冻结',
    failed: '机器人故障',
    none: '未提问',
  },
}

const shownMonths = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']

export function sampleCalendar(language: Language): StreakCalendar {
  const { title, subtitle, current, longest, freezes, ...labels } = calendarTexts[language]

  return {
    kind: 'streakCalendar',
    title,
    subtitle,
    figures: [
      { value: '17', name: current },
      { value: '34', name: longest },
      { value: '2', name: freezes },
    ],
    months: shownMonths.map((month, i) => ({
      name: new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric' }).format(
        new Date(`${month}-15`),
      ),
      days: daysOf(i),
    })),
    labels,
  }
}

/** From Monday to Friday asked, twice missed, once saved, once failed. */
function daysOf(month: number): DayState[] {
  const length = [30, 31, 31, 30, 31, 30][month] ?? 30

  return Array.from({ length }, (_, day): DayState => {
    const weekday = (day + ([0, 2, 5, 1, 3, 6][month] ?? 0)) % 7

    if (weekday > 4 || (month === 5 && day > 23)) return 'none'
    if (day === 8 && month % 2 === 0) return 'missed'
    if (day === 17 && month === 3) return 'frozen'

    return day === 20 && month === 4 ? 'failed' : 'answered'
  })
}

const progressTexts: Texts<
  | 'title'
  | 'subtitle'
  | 'points'
  | 'share'
  | 'questions'
  | 'overTime'
  | 'topics'
  | 'conv'
  | 'init'
  | 'norm'
  | 'opt'
> = {
  en: {
    title: 'Ada Lovelace',
    subtitle: 'The last 12 weeks',
    points: 'points',
    share: 'right at the first try',
    questions: 'questions answered',
    overTime: 'Points, added up',
    topics: 'Right, by topic',
    conv: 'Convolution',
    init: 'Initialisation',
    norm: 'Normalisation',
    opt: 'Optimisers and learning rates',
  },
  'zh-CN': {
    title: '王小明',
    subtitle: '最近 12 周',
    points: '积分',
    share: '首次答对',
    questions: '已答题数',
    overTime: '累计积分',
    topics: '各主题答对数',
    conv: '卷积',
    init: '初始化',
    norm: '归一化',
    opt: '优化器与学习率',
  },
}

export function sampleProgress(language: Language): Progress {
  const t = progressTexts[language]
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const start = Date.UTC(2026, 8, 1)

  return {
    kind: 'progress',
    title: t.title,
    subtitle: t.subtitle,
    figures: [
      { value: '1,240', name: t.points },
      { value: language === 'en' ? '71 %' : '71%', name: t.share },
      { value: '68', name: t.questions },
    ],
    points: {
      label: t.overTime,
      values: Array.from({ length: 84 }, (_, i) => ({
        when: i % 14 === 0 ? day.format(start + i * 86_400_000) : '',
        value: Math.round((1_240 * (i + 8 * Math.sin(i / 6))) / (83 + 8 * Math.sin(83 / 6)) / 10) * 10,
      })).map(({ when, value }) => ({ when, value: Math.max(0, value) })),
    },
    topics: {
      label: t.topics,
      bars: [
        { name: t.conv, right: 21, of: 24 },
        { name: t.init, right: 15, of: 22 },
        { name: t.norm, right: 9, of: 12 },
        { name: t.opt, right: 0, of: 10 },
      ],
    },
  }
}

export const samples: Readonly<Record<string, (language: Language) => Chart>> = {
  histograms: sampleHistograms,
  'depth-lines': sampleDepthLines,
  'interval-bar': (language) => sampleInterval(language, 1),
  'interval-square': (language) => sampleInterval(language, 2),
  'phase-plane': samplePhasePlane,
  table: sampleTable,
  'answer-spread': sampleSpread,
  'streak-calendar': sampleCalendar,
  progress: sampleProgress,
}

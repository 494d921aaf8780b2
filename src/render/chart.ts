/**
 * Charts as plain data: what is shown, never how. Texts come in the reader's language. Those called *rich* may hold
 * `$…$`, bold, italics and code, as in a card; every other text is shown as it is. What does not fit is cut with ….
 */
export type Chart =
  | Histograms
  | DepthLines
  | Interval
  | PhasePlane
  | DataTable
  | AnswerSpread
  | StreakCalendar
  | Progress

/** What stands around every chart. */
interface Frame {
  /** At most three lines. */
  readonly title: string
  /** Rich. At most two lines under the title. */
  readonly subtitle?: string
  /** Rich. Small lines under the chart: conventions, how to read it; at most 4. */
  readonly notes?: readonly string[]
}

/** One small histogram for each layer, over the same values. */
export interface Histograms extends Frame {
  readonly kind: 'histograms'
  /** The values from the first bin's left edge to the last one's right edge, and rich what they are. */
  readonly axis: { readonly min: number; readonly max: number; readonly label: string }
  /** Rich: says what the bars beyond both ends of the axis are; shown when there are any. */
  readonly beyond: string
  /** 1 to 24, each with a vertical scale of its own. */
  readonly panels: readonly HistogramPanel[]
}

export interface HistogramPanel {
  readonly title: string
  /** Of bins of equal width between the ends of the axis, the same number in all panels: 5 to 101, by habit 41. */
  readonly counts: readonly number[]
  /** How many values lie beyond the ends. */
  readonly below: number
  readonly above: number
  /** Rich. Lines under the panel, such as `std 0.981` and `2.4 % dead`; at most 3, as many in all panels. */
  readonly figures: readonly string[]
}

/** Quantities by layer. */
export interface DepthLines extends Frame {
  readonly kind: 'depthLines'
  /** Rich label, and the number of the layer that `values[0]` belongs to. */
  readonly x: { readonly label: string; readonly first: number }
  /** On a `log` scale values from 0 down leave a gap. */
  readonly y: { readonly label: string; readonly scale: 'log' | 'linear' }
  /** 1 to 6, drawn in this order, later ones over earlier ones. */
  readonly series: readonly DepthSeries[]
}

export interface DepthSeries {
  /** Rich. */
  readonly name: string
  /** What was measured by points, what was computed by a line. */
  readonly drawnAs: 'points' | 'line' | 'dashes'
  /** 1 to 1,025; null leaves a gap. */
  readonly values: readonly (number | null)[]
  /** Around each value, such as ± one standard error. */
  readonly band?: readonly ({ readonly low: number; readonly high: number } | null)[]
}

/** Which inputs one output sees: an interval on each spatial axis; on two axes the square on the input too. */
export interface Interval extends Frame {
  readonly kind: 'interval'
  /** One to three, in the order of a shape: height before width. */
  readonly axes: readonly IntervalAxis[]
  /** Names of the colours. */
  readonly labels: {
    readonly input: string
    readonly field: string
    readonly padding: string
    readonly centre: string
  }
}

export interface IntervalAxis {
  /** Such as “height”. */
  readonly name: string
  /** Number of inputs: their positions are 0 to size − 1. */
  readonly size: number
  /** First and last position seen, whole numbers; below 0 and from `size` on they are padding. */
  readonly low: number
  readonly high: number
}

/** The plane of the variances of weights (rightwards) and biases (upwards), with the edge of chaos. */
export interface PhasePlane extends Frame {
  readonly kind: 'phasePlane'
  /** Rich: names of σ_w² and σ_b². */
  readonly labels: {
    readonly sigmaW2: string
    readonly sigmaB2: string
    readonly edge: string
    readonly ordered: string
    readonly chaotic: string
  }
  /** The curve in its order, up to 1,000 points; a single one is drawn as a mark; none when there is no edge. */
  readonly edge: readonly PhasePoint[]
  /** What was asked about, with rich words beside it. */
  readonly point: PhasePoint & { readonly label: string }
}

export interface PhasePoint {
  readonly sigmaW2: number
  readonly sigmaB2: number
}

/** Figures in columns. */
export interface DataTable extends Frame {
  readonly kind: 'table'
  /** 1 to 12; the name is rich. */
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right' }[]
  /** 1 to 25, with as many cells as there are columns. */
  readonly rows: readonly (readonly string[])[]
  /** One more row, set apart. */
  readonly totals?: readonly string[]
}

/** How many gave each answer. */
export interface AnswerSpread extends Frame {
  readonly kind: 'answerSpread'
  /** What the shares are of: the members who answered. */
  readonly members: number
  /** 1 to 12. */
  readonly bars: readonly {
    /** Letter of a choice. */
    readonly letter?: string
    /** Rich. */
    readonly text: string
    readonly count: number
    readonly mark?: 'right' | 'wrong'
  }[]
}

/** One day of a calendar: `none` was not asked or is not over. */
export type DayState = 'answered' | 'missed' | 'frozen' | 'failed' | 'none'

/** Months as rows, days as columns. */
export interface StreakCalendar extends Frame {
  readonly kind: 'streakCalendar'
  readonly figures?: readonly Figure[]
  /** 1 to 12, the latest last. */
  readonly months: readonly { readonly name: string; readonly days: readonly DayState[] }[]
  /** Names of the states. */
  readonly labels: Readonly<Record<DayState, string>>
}

/** Points over time and how well each topic goes; one of the two may be left out. */
export interface Progress extends Frame {
  readonly kind: 'progress'
  readonly figures?: readonly Figure[]
  readonly points?: {
    readonly label: string
    /** 2 to 400 at equal distances in time; `when` names some of them on the axis, where there is room. */
    readonly values: readonly { readonly when: string; readonly value: number }[]
  }
  readonly topics?: {
    readonly label: string
    /** 1 to 12: how many of the questions of a topic were right. */
    readonly bars: readonly { readonly name: string; readonly right: number; readonly of: number }[]
  }
}

/** A number that stands out, with its name below; at most 4. */
export interface Figure {
  readonly value: string
  readonly name: string
}

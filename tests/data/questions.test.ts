import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { formatProblem } from '../../src/bank/problem.ts'
import { acceptedAliases, type Question, questionKinds } from '../../src/bank/question.ts'
import { readBankFiles } from '../../src/bank-files.ts'
import { languages } from '../../src/i18n/texts.ts'
import { calculate } from '../../src/math/expression.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import {
  bisect,
  countParameters,
  countWindows,
  inputsSeen,
  secondMomentOf,
  uniformVariance,
} from './oracles.ts'

const bank = readBank(await readBankFiles('data/questions'))
const questions = [...bank.questions.values()]
/** Templates are tried with numbers, in a test of their own. */
const ofKind = (kind: Question['kind']) =>
  questions.filter((question) => question.kind === kind && !question.template)

/** Worked out anew, without the bank's expressions: counted, integrated, or multiplied layer by layer. */
const recomputed: Readonly<Record<string, number>> = {
  'convolution/dilated-size': countWindows({ input: 64, kernel: 3, padding: 2, dilation: 4 }),
  'convolution/pool-ceil': countWindows({ input: 112, kernel: 3, stride: 2, overhang: 1 }),
  'convolution/separable-cost': (9 * 256 + 256 * 256) / (9 * 256 * 256),
  'convolution/stacked-3x3': inputsSeen([
    { kernel: 3, stride: 1 },
    { kernel: 3, stride: 1 },
    { kernel: 3, stride: 1 },
  ]),
  'convolution/stem-size': countWindows({ input: 224, kernel: 7, stride: 2, padding: 3 }),
  'convolution/strided-field': inputsSeen([
    { kernel: 7, stride: 2 },
    { kernel: 3, stride: 2 },
    { kernel: 3, stride: 1 },
    { kernel: 3, stride: 1 },
  ]),
  // The largest input that the convolution with the same arguments maps to 14.
  'convolution/transposed-size': Math.max(
    ...Array.from({ length: 60 }, (_, input) => input).filter(
      (input) => countWindows({ input, kernel: 3, stride: 2, padding: 1 }) === 14,
    ),
  ),
  'history/dense-block': [1, 2, 3, 4, 5, 6].reduce((channels) => channels + 32, 64),
  'history/vgg-first-fc': 25_088 * 4096 + 4096,
  'history/vit-tokens': countWindows({ input: 224, kernel: 16, stride: 16 }) ** 2 + 1,
  'initialisation/conv-fan-in': 64 * 9,
  'initialisation/he-normal': 1 / 16,
  // Variance of U(−b, b) with b = 1/√400 is b²/3.
  'initialisation/linear-default': 0.05 / Math.sqrt(3),
  'initialisation/relu-variance':
    secondMomentOf((z) => Math.max(0, z)) - secondMomentOf((z) => Math.sqrt(Math.max(0, z))) ** 2,
  'initialisation/xavier-uniform': Math.sqrt(3) * Math.sqrt(2 / 768),
  'normalisation/count-of-means': new Set(
    Array.from({ length: 8 * 64 }, (_, i) => `${Math.floor(i / 64)}/${Math.floor((i % 64) / 2)}`),
  ).size,
  'normalisation/parameter-count': 64 + 64,
  'normalisation/running-mean': [5, 5].reduce((mean, batch) => 0.9 * mean + 0.1 * batch, 0),
}

it('has no problems', () => {
  expect(bank.problems.map((problem) => formatProblem(problem, 'en'))).toEqual([])
})

it('has something of every kind and level in every topic it names', () => {
  for (const kind of questionKinds) expect(ofKind(kind).length).toBeGreaterThanOrEqual(4)

  expect(new Set(questions.map(({ level }) => level))).toEqual(new Set([1, 2, 3]))
  expect(new Set(questions.map(({ topic }) => topic)).size).toBe(4)
})

it('recomputes every number question', () => {
  expect(Object.keys(recomputed)).toEqual(ofKind('number').map(({ id }) => id))
})

describe.each(ofKind('number'))('$id', ({ id, key, texts }) => {
  it('has the answer that is found another way', () => {
    const answer = String(recomputed[id])

    expect(gradeAnswer(key, [], answer).verdict).toBe('correct')
  })

  it('recognises each of its mistakes by its value and has a word for it in every language', () => {
    const diagnoses = key.kind === 'number' ? key.diagnoses : []

    for (const { name, expression } of diagnoses) {
      expect(gradeAnswer(key, [], expression)).toMatchObject({ verdict: 'wrong', diagnosis: name })
      for (const language of languages) expect(texts[language].diagnoses?.[name]).toMatch(/[.。]$/)
    }
  })
})

describe.each(ofKind('choice'))('$id', ({ key, texts }) => {
  it('counts its letter and no other', () => {
    const letters = texts.en.choices?.map(({ letter }) => letter) ?? []
    const right = letters.filter((letter) => gradeAnswer(key, [], letter).verdict === 'correct')

    expect(right).toHaveLength(1)
    expect(texts.en.choices?.find(({ letter }) => letter === right[0])?.why).toBeUndefined()
  })
})

describe.each(ofKind('multi'))('$id', ({ key, texts }) => {
  it('counts its letters together, and says of each other one why not', () => {
    const letters = texts.en.choices?.map(({ letter }) => letter) ?? []
    const right = letters.filter((letter) => gradeAnswer(key, [], letter).verdict !== 'wrong')

    expect(right.length).toBeGreaterThan(1)
    expect(gradeAnswer(key, [], right.join(', ')).verdict).toBe('correct')
    expect(gradeAnswer(key, [], letters.join(', ')).verdict).toBe('wrong')
    for (const { letter, why } of texts.en.choices ?? [])
      expect(why === undefined).toBe(right.includes(letter))
  })
})

it('counts the convolutions that keep the size by sliding them', () => {
  const layers = {
    a: { kernel: 3, padding: 1 },
    b: { kernel: 5, padding: 1 },
    c: { kernel: 3, dilation: 2, padding: 2 },
    d: { kernel: 1 },
    e: { kernel: 4, padding: 2 },
  }
  const keeping = Object.entries(layers).filter(([, layer]) => countWindows({ input: 32, ...layer }) === 32)

  expect(bank.questions.get('convolution/size-keepers')?.key).toMatchObject({
    right: keeping.map(([letter]) => letter),
  })
})

/** Values of each formula, found without it: counted, stepped through, or solved by bisection. */
const computed: Readonly<Record<string, readonly [Readonly<Record<string, number>>, number][]>> = {
  'convolution/dilated-stack-field': [
    [1, 3, 1],
    [2, 3, 1],
    [3, 5, 2],
    [4, 2, 3],
    [5, 1, 4],
  ].map(([l = 0, k = 0, d = 0]) => [
    { l, k, d },
    inputsSeen(Array.from({ length: l }, () => ({ kernel: k, stride: 1, dilation: d }))),
  ]),
  'convolution/parameter-formula': [
    [3, 4, 8, 1],
    [3, 4, 8, 2],
    [5, 6, 6, 6],
    [1, 8, 4, 4],
    [2, 9, 3, 3],
  ].map(([k = 0, c_in = 0, c_out = 0, g = 0]) => [{ k, c_in, c_out, g }, countParameters(k, c_in, c_out, g)]),
  'initialisation/he-uniform-bound': [2, 6, 50, 512].map((n) => [
    { n },
    bisect((bound) => uniformVariance(bound) - 2 / n, 0, 10),
  ]),
  'normalisation/running-mean-formula': [
    [2, 0.1, 1],
    [2, 0.1, 5],
    [7.5, 0.01, 100],
    [3, 0.5, 12],
  ].map(([m = 0, a = 0, t = 0]) => [
    { m, a, t },
    Array.from({ length: t }).reduce((running: number) => (1 - a) * running + a * m, 0),
  ]),
}

it('computes every formula another way', () => {
  expect(Object.keys(computed)).toEqual(ofKind('expression').map(({ id }) => id))
})

describe.each(ofKind('expression'))('$id', ({ id, key, texts }) => {
  it.each(computed[id] ?? [])('gives at %o what is found without it', (values, expected) => {
    const assignments = Object.entries(values).map(([name, value]) => `${name} = ${value}; `)
    const expression = key.kind === 'expression' ? key.expression : ''

    expect(calculate(`${assignments.join('')}${expression}`).value).toBeCloseTo(expected, 6)
  })

  it('recognises its answer and each of its slips, and has a word for these in every language', () => {
    if (key.kind !== 'expression') throw new Error(id)

    expect(gradeAnswer(key, [], key.expression).verdict).toBe('correct')
    for (const { name, expression } of key.diagnoses) {
      expect(gradeAnswer(key, [], expression)).toMatchObject({ verdict: 'wrong', diagnosis: name })
      for (const language of languages) expect(texts[language].diagnoses?.[name]).toMatch(/[.。]$/)
    }
  })

  it('names its variables where it asks', () => {
    const names = key.kind === 'expression' ? key.variables.map(({ name }) => `\`${name}\``) : []

    for (const language of languages) for (const name of names) expect(texts[language].body).toContain(name)
  })
})

describe.each(ofKind('short'))('$id', (question) => {
  const aliases = acceptedAliases(question)

  it('counts its answer and its aliases in both languages', () => {
    const accepted = [question.key.kind === 'short' ? question.key.answer : '', ...aliases]

    for (const answer of accepted) expect(gradeAnswer(question.key, aliases, answer).verdict).toBe('correct')
    expect(aliases.some((alias) => /\p{Script=Han}/u.test(alias))).toBe(true)
  })

  it('does not tell its answer beforehand', () => {
    for (const { title, body, hint = '' } of Object.values(question.texts)) {
      const shown = `${title} ${body} ${hint}`.toLowerCase()
      const answer = question.key.kind === 'short' ? question.key.answer : ''

      expect(shown).not.toContain(answer.toLowerCase())
    }
  })
})

it.each<[string, string]>([
  ['initialisation/backward-mode', 'fan_in'],
  ['initialisation/backward-mode', 'fan_avg'],
  ['normalisation/group-extremes', 'layer normalization'],
  ['normalisation/group-extremes', '层归一化'],
  ['normalisation/group-extremes', 'batch normalization'],
  ['normalisation/useless-parameter', 'weight'],
  ['normalisation/useless-parameter', 'stride'],
  ['history/efficientnet-scaling', 'width scaling'],
  ['history/mobilenet-v2-block', 'residual'],
  ['history/mobilenet-v2-block', 'bottleneck'],
])('%s does not count the nearby %j', (id, answer) => {
  const question = bank.questions.get(id)

  expect(question && gradeAnswer(question.key, acceptedAliases(question), answer).verdict).toBe('wrong')
})

describe.each(ofKind('open'))('$id', ({ key, texts }) => {
  it.each(languages)('finds its key points in its own wording of them in %s', (language) => {
    const whole = Object.values(texts[language].keyPoints ?? {}).join('\n')

    expect(gradeAnswer(key, [], whole).keyPoints?.missing).toEqual([])
  })

  it.each(languages)('finds its key points in its own explanation in %s', (language) => {
    expect(gradeAnswer(key, [], texts[language].explanation).keyPoints?.missing).toEqual([])
  })

  it.each(['I do not know.', '不知道。', 'It is better.', '这样更好。'])('finds none in %j', (answer) => {
    expect(gradeAnswer(key, [], answer).keyPoints?.found).toEqual([])
  })
})

it.each<[string, string, { found?: string[]; missing?: string[] }]>([
  [
    'initialisation/why-random',
    'If all weights are equal, the units stay copies of each other: symmetry is never broken. If they are too small, the activations shrink and gradients vanish.',
    { missing: ['biases'] },
  ],
  [
    'initialisation/why-random',
    '为了打破对称性；太大或太小会导致梯度爆炸或消失，前向时激活值饱和。偏置可以设为0。',
    { missing: [] },
  ],
  [
    'normalisation/sync-batch-norm',
    '默认每张卡各算各的，batch 太小时不准，可以用 SyncBN，但通信开销大',
    { missing: [] },
  ],
  [
    'history/ideas',
    'VGG: 3×3 convs. ResNet: skip connections. ViT: patches + attention.',
    { found: ['vgg', 'resnet', 'vit'] },
  ],
  [
    'history/ideas',
    'VGG 用 3x3，ResNet 用残差，MobileNet 用深度可分离卷积',
    { found: ['vgg', 'resnet', 'mobilenet'] },
  ],
])('%s finds in %j what is there', (id, answer, keyPoints) => {
  const question = bank.questions.get(id)

  expect(question && gradeAnswer(question.key, [], answer).keyPoints).toMatchObject(keyPoints)
})

describe.each(questions)('$id', ({ texts, sources }) => {
  it('shows the same formulas and code to readers of every language', () => {
    const [en, chinese] = languages.map((language) => marksOf(texts[language].body))

    expect(chinese).toEqual(en)
  })

  it('has display formulas that agree in every language, words apart', () => {
    const [en, chinese] = languages.map((language) => displaysOf(texts[language].explanation))

    expect(chinese).toEqual(en)
  })

  it('uses full-width punctuation in Chinese prose', () => {
    for (const text of [texts['zh-CN'].body, texts['zh-CN'].explanation, texts['zh-CN'].hint ?? '']) {
      expect(proseOf(text)).not.toMatch(/\p{Script=Han}\s*[,;?!](?!\d)/u)
      expect(proseOf(text)).not.toMatch(/\p{Script=Han}\(|\)\p{Script=Han}/u)
    }
  })

  it('teaches more than the answer and names its sources with their year, or the software', () => {
    expect(texts.en.explanation.length).toBeGreaterThan(300)
    expect(texts.en.hint).toBeDefined()
    for (const source of sources) expect(source).toMatch(/\b(?:19|20)\d\d\b|documentation|source/)
  })
})

/** Inline formulas and code spans, sorted: word order differs between languages. */
function marksOf(markdown: string): string[] {
  return (markdown.match(/`[^`]+`|\$[^$]+\$/g) ?? []).sort()
}

function displaysOf(markdown: string): string[] {
  return (markdown.match(/\$\$[\s\S]+?\$\$/g) ?? []).map((formula) =>
    formula.replace(/\\text\{[^}]*\}/g, '\\text{}'),
  )
}

function proseOf(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\$\$[\s\S]+?\$\$/g, '')
    .replace(/`[^`]+`|\$[^$]+\$/g, '')
}

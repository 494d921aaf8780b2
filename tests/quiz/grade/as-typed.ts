import type { AnswerKey } from '../../../src/bank/question.ts'

/** What is asked, with what counts beside the key of a short answer. */
interface Asked {
  readonly key: AnswerKey
  readonly aliases?: readonly string[]
}

function number(expression: string, tolerance = 0): Asked {
  return { key: { kind: 'number', expression, tolerance, diagnoses: [] } }
}

const letters = ['a', 'b', 'c', 'd', 'e']

export const asked = {
  std: number('sqrt(2/512)', 0.005),
  size: number('112'),
  plane: number('56x28'),
  square: number('56x56'),
  parameters: number('9408'),
  millions: number('25557032', 0.01),
  share: number('0.125', 0.01),
  tiny: number('1.9e-6', 0.05),
  negative: number('-0.5', 0.01),
  zero: number('0'),
  layerNorm: {
    key: { kind: 'short', answer: 'layer normalization' },
    aliases: ['layer normalisation', 'layer norm', 'LN', '层归一化', '层标准化'],
  },
  residual: {
    key: { kind: 'short', answer: 'residual connection' },
    aliases: [
      'skip connection',
      'shortcut connection',
      'identity shortcut',
      '残差连接',
      '跳跃连接',
      '捷径连接',
    ],
  },
  fanOut: { key: { kind: 'short', answer: 'fan_out' }, aliases: ['fan-out mode', '扇出'] },
  vgg: { key: { kind: 'short', answer: 'VGG-16' }, aliases: ['VGG16 network'] },
  choice: { key: { kind: 'choice', letter: 'b', letters: letters.slice(0, 4) } },
  multi: { key: { kind: 'multi', right: ['a', 'c', 'd'], letters } },
  xavier: {
    key: {
      kind: 'expression',
      expression: '2/(n_in+n_out)',
      variables: [
        { name: 'n_in', from: 1, to: 4096, isWhole: true },
        { name: 'n_out', from: 1, to: 4096, isWhole: true },
      ],
      diagnoses: [],
    },
  },
  output: {
    key: {
      kind: 'expression',
      expression: 'floor((i+2*p-k)/s)+1',
      variables: [
        { name: 'i', from: 16, to: 256, isWhole: true },
        { name: 'p', from: 0, to: 5, isWhole: true },
        { name: 'k', from: 1, to: 11, isWhole: true },
        { name: 's', from: 1, to: 4, isWhole: true },
      ],
      diagnoses: [],
    },
  },
} as const satisfies Readonly<Record<string, Asked>>

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeShort } from '../../../src/quiz/grade/short.ts'
import { refusalOf } from '../../support/refusal.ts'

const batchNorm = ['batch normalization', 'batch normalisation', 'batch norm', 'BN', '批归一化', '批量归一化']
const depthwise = ['depthwise separable convolution', '深度可分离卷积']
const architecture = ['ResNet', '残差网络']

describe('counts what means the same', () => {
  it.each([
    [batchNorm, 'batch normalization'],
    [batchNorm, 'Batch Normalization'],
    [batchNorm, 'BATCH  NORMALIZATION.'],
    [batchNorm, 'batch-normalization'],
    [batchNorm, 'BatchNormalization'],
    [batchNorm, 'batch_norm'],
    [batchNorm, 'BatchNorm'],
    [batchNorm, 'the batch norm'],
    [batchNorm, 'a batch norm'],
    [batchNorm, 'bn'],
    [batchNorm, 'B.N.'],
    [batchNorm, '“BN”'],
    [batchNorm, 'ＢＮ'],
    [batchNorm, '批归一化'],
    [batchNorm, '批归一化。'],
    [batchNorm, '批 归一化'],
    [batchNorm, '《批量归一化》'],
    [depthwise, 'Depthwise-separable convolution'],
    [depthwise, 'depth-wise separable convolution'],
    [depthwise, '深度可分离卷积！'],
    [architecture, 'resnet'],
    [architecture, 'Res Net'],
    [architecture, 'Résnet'],
    [['C++'], 'c++'],
    [['A'], 'a'],
    [['fan_in', 'fan-in', '扇入'], 'fan in'],
    [['fan_in', 'fan-in', '扇入'], 'FAN_IN'],
    [['VGG-16'], 'vgg16'],
  ])('%j ← %j', (accepted, answer) => {
    expect(gradeShort(accepted, answer).verdict).toBe('correct')
  })
})

describe('forgives slips of the keyboard', () => {
  it.each([
    [batchNorm, 'batch normalizaton'],
    [batchNorm, 'bacth normalization'],
    [batchNorm, 'batch normalizationn'],
    [batchNorm, 'batch normalizatoin'],
    [batchNorm, 'batchnrom'],
    [depthwise, 'depthwise seperable convolution'],
    [depthwise, 'depthwise separable convolutions'],
    [architecture, 'resnt'],
    [architecture, 'resent'],
    [['Kaiming'], 'kaimign'],
    [['momentum'], 'momentm'],
    [['relu'], 'rleu'],
    [['dropout'], 'drop-outs'],
  ])('%j ← %j', (accepted, answer) => {
    const grade = gradeShort(accepted, answer)

    expect(grade).toMatchObject({ verdict: 'correct', reason: { key: 'quiz.reason.rightAs' } })
    expect(accepted).toContain(grade.reason.values.accepted)
  })
})

describe('does not take one term for another', () => {
  it.each([
    [batchNorm, 'layer normalization'],
    [batchNorm, '层归一化'],
    [batchNorm, '批归一'],
    [batchNorm, 'not batch normalization'],
    [batchNorm, 'batch'],
    [batchNorm, 'LN'],
    [batchNorm, 'nb'],
    [architecture, 'LeNet'],
    [architecture, 'DenseNet'],
    [architecture, 'ResNeXt is better'],
    [['VGG16'], 'VGG19'],
    [['VGG16'], 'VGG'],
    [['1x1 convolution'], '3x3 convolution'],
    [['fan_in'], 'fan_out'],
    [['supervised learning'], 'unsupervised learning'],
    [['encoder'], 'decoder'],
    [['symmetric'], 'asymmetric'],
    [['increase'], 'decrease'],
    [['overfitting'], 'underfitting'],
    [['ReLU'], 'GELU'],
    [['max'], 'mix'],
    [['平均池化'], '最大池化'],
    [['前向传播'], '反向传播'],
    [['Adam'], 'Adam or SGD'],
  ])('%j ≠ %j', (accepted, answer) => {
    expect(gradeShort(accepted, answer)).toEqual({
      verdict: 'wrong',
      reason: { key: 'quiz.reason.wrong', values: {} },
    })
  })
})

it('says nothing of aliases when the answer is the key itself', () => {
  expect(gradeShort(batchNorm, 'BN').reason).toEqual({ key: 'quiz.reason.right', values: {} })
})

it.each(['?!', '。。。', '"" ()', '\u200b'])('does not count %j as an attempt', (answer) => {
  expect(refusalOf(() => gradeShort(batchNorm, answer)).key).toBe('quiz.answerEmpty')
})

describe('an edit', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const words = fc
    .array(fc.constantFrom(...letters), { minLength: 10, maxLength: 30 })
    .map((each) => each.join(''))
  const changed = (word: string, at: number, letter: string) =>
    word.slice(0, at) + letter + word.slice(at + 1)

  it('of one letter in a long word is forgiven, wherever it is but in front', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom(...letters), (word, place, letter) => {
        const at = 1 + (place % (word.length - 1))

        expect(gradeShort([word], changed(word, at, letter)).verdict).toBe('correct')
      }),
    )
  })

  it('of three letters is another word', () => {
    fc.assert(
      fc.property(words, fc.nat(), (word, place) => {
        const at = 1 + (place % (word.length - 4))
        // Letters that the word has not make each of the three an edit of its own.
        const strange = [...'ßþð']
        const other = strange.reduce((text, letter, step) => changed(text, at + step, letter), word)

        expect(gradeShort([word], other).verdict).toBe('wrong')
      }),
    )
  })
})

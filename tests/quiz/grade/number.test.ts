import { describe, expect, it } from 'vitest'
import type { NumberKey } from '../../../src/bank/question.ts'
import { gradeNumber } from '../../../src/quiz/grade/number.ts'
import { refusalOf } from '../../support/refusal.ts'

function key(expression: string, tolerance = 0, diagnoses: NumberKey['diagnoses'] = []): NumberKey {
  return { kind: 'number', expression, tolerance, diagnoses }
}

const std = key('sqrt(2/512)', 0, [
  { name: 'variance', expression: '2/512' },
  { name: 'fan-out', expression: 'sqrt(2/256)' },
  { name: 'halved', expression: 'sqrt(1/1024)' },
])
const size = key('112', 0, [{ name: 'no-plus-one', expression: '111' }])
const plane = key('56x28')
const count = key('9408')
const ratio = key('1/8', 0.01)
const million = key('25600000', 0.005)
const negative = key('-0.5')
const rounded = key('sqrt(6/768)', 0.005, [{ name: 'std', expression: 'sqrt(2/768)' }])

describe('takes a number however it is written', () => {
  it.each<[NumberKey, string]>([
    [std, '0.0625'],
    [std, '.0625'],
    [std, '6.25e-2'],
    [std, '6.25E-2'],
    [std, '6.25×10^-2'],
    [std, '6.25 x 10^-2'],
    [std, '6.25 × 10⁻²'],
    [std, '6.25·10^(-2)'],
    [std, '1/16'],
    [std, '1÷16'],
    [std, '1⁄16'],
    [std, '2^-4'],
    [std, '2^(−4)'],
    [std, '2⁻⁴'],
    [std, 'sqrt(2/512)'],
    [std, 'sqrt( 2 / 512 )'],
    [std, '√(2/512)'],
    [std, '√2/√512'],
    [std, '(2/512)^0.5'],
    [std, '(2/512)^(1/2)'],
    [std, '2/32'],
    [std, '= 0.0625'],
    [std, '≈0.0625'],
    [std, '~0.0625'],
    [std, 'std = 0.0625'],
    [std, 'answer: 0.0625'],
    [std, 'the answer is 0.0625'],
    [std, '答案是 0.0625'],
    [std, '答案：0.0625'],
    [std, '约 0.0625'],
    [std, '约等于0.0625。'],
    [std, '０．０６２５'],
    [std, '１／１６'],
    [std, '0,0625'],
    [std, '6.25%'],
    [std, 'n = 512; sqrt(2/n)'],
    [size, '112'],
    [size, ' 112 '],
    [size, '１１２'],
    [size, '112.0'],
    [size, '+112'],
    [size, '112.'],
    [size, '112px'],
    [size, '112 pixels'],
    [size, '112 像素'],
    [size, '112x112'],
    [size, '112 × 112'],
    [size, '112*112/112'],
    [size, '112,112'],
    [size, '112，112'],
    [size, '(112, 112)'],
    [size, '112 112'],
    [size, '[112, 112]'],
    [size, 'floor((224+6-7)/2)+1'],
    [size, 'conv(224,7,2,3)'],
    [size, 'o = 112'],
    [plane, '56x28'],
    [plane, '56X28'],
    [plane, '56×28'],
    [plane, '56 x 28'],
    [plane, '56*28/28x28'],
    [plane, '56, 28'],
    [plane, '(56,28)'],
    [plane, '（56，28）'],
    [plane, '56 28'],
    [plane, '５６ｘ２８'],
    [count, '9408'],
    [count, '9,408'],
    [count, '9，408'],
    [count, '64*3*7*7'],
    [count, '64×3×7×7'],
    [count, '64x3x7x7'],
    [count, '64·3·7²'],
    [count, '64*3*7^2'],
    [count, '9.408k'],
    [count, '9408 parameters'],
    [count, '9408 个参数'],
    [count, '9408个'],
    [ratio, '0.125'],
    [ratio, '1/8'],
    [ratio, '12.5%'],
    [ratio, '12.5 ％'],
    [ratio, '0.1259'],
    [ratio, '0.124'],
    [million, '25.6M'],
    [million, '25.6 m'],
    [million, '25.6 million'],
    [million, '25,600,000'],
    [million, '2560万'],
    [million, '0.256亿'],
    [million, '2.56e7'],
    [million, '25.557M'],
    [key('4'), '4x'],
    [key('4'), '4 倍'],
    [key('4'), '4 times'],
    [negative, '-0.5'],
    [negative, '−0.5'],
    [negative, '–1/2'],
    [rounded, '0.0884'],
    [rounded, '0.08839'],
    [rounded, '√(6/768)'],
    [key('0'), '0'],
    [key('0'), '1-1'],
    [key('pi', 0.01), 'π'],
    [key('0.3'), '0.1+0.2'],
    [key('2^53-1'), '9007199254740991'],
  ])('%o ← %j', (wanted, answer) => {
    expect(gradeNumber(wanted, answer)).toMatchObject({
      verdict: 'correct',
      reason: { key: 'quiz.reason.rightValue' },
    })
  })
})

describe('names the mistake it recognises', () => {
  it.each<[NumberKey, string, string]>([
    [std, '2/512', 'variance'],
    [std, '0.00390625', 'variance'],
    [std, 'sqrt(2/256)', 'fan-out'],
    [std, '√(2/256)', 'fan-out'],
    [std, '0.03125', 'halved'],
    [std, '1/32', 'halved'],
    [size, '111', 'no-plus-one'],
    [size, '111x111', 'no-plus-one'],
    [size, '(111, 111)', 'no-plus-one'],
    [rounded, '0.051', 'std'],
  ])('%o ← %j: %s', (wanted, answer, diagnosis) => {
    expect(gradeNumber(wanted, answer)).toMatchObject({
      verdict: 'wrong',
      diagnosis,
      reason: { key: 'quiz.reason.diagnosed' },
    })
  })
})

describe('says what it can of an unknown mistake', () => {
  it.each<[NumberKey, string, string, Record<string, string | number>]>([
    [std, '0.07', 'quiz.reason.wrongValue', { value: '0.07' }],
    [std, '-0.0625', 'quiz.reason.sign', { value: '-0.0625' }],
    [negative, '1/2', 'quiz.reason.sign', { value: '0.5' }],
    [std, '1/3', 'quiz.reason.wrongValue', { value: '0.333333' }],
    [size, '113', 'quiz.reason.wrongValue', { value: '113' }],
    [size, '112.5', 'quiz.reason.wrongValue', { value: '112.5' }],
    [size, '112.0000001', 'quiz.reason.wrongValue', { value: '112' }],
    [rounded, '0.09', 'quiz.reason.near', { value: '0.09', tolerance: '0.5%' }],
    [ratio, '0.13', 'quiz.reason.near', { value: '0.13', tolerance: '1%' }],
    [ratio, '0.2', 'quiz.reason.wrongValue', { value: '0.2' }],
    [plane, '28x56', 'quiz.reason.wrongValue', { value: '28 × 56' }],
    [plane, '56x56', 'quiz.reason.someAxes', { value: '56 × 56', right: 1, total: 2 }],
    [plane, '28', 'quiz.reason.someAxes', { value: '28 × 28', right: 1, total: 2 }],
    [count, '64*3*7', 'quiz.reason.wrongValue', { value: '1344' }],
    [count, '64x3x7', 'quiz.reason.wrongValue', { value: '1344' }],
    [key('2^53-1'), '9007199254740990', 'quiz.reason.wrongValue', { value: '9007199254740990' }],
    [key('1e12+1'), '1000000000000', 'quiz.reason.wrongValue', { value: '1000000000000' }],
  ])('%o ← %j: %s', (wanted, answer, reason, values) => {
    const grade = gradeNumber(wanted, answer)

    expect(grade).toEqual({ verdict: 'wrong', reason: { key: reason, values } })
  })
})

describe('refuses, without counting an attempt,', () => {
  it.each<[NumberKey, string, RegExp]>([
    [std, 'about a sixteenth', /^calc\./],
    [std, 'sqrt(2/512', /^calc\./],
    [std, '2/0', /^calc\./],
    [std, '你好', /^calc\./],
    [std, 'import("fs")', /^calc\./],
    [std, '10^10^10', /^calc\./],
    [std, '(56, abc)', /^calc\./],
    [size, '224, 3', /^quiz\.oneNumberWanted$/],
    [size, '(3, 4)', /^quiz\.oneNumberWanted$/],
    [plane, '1x2x3', /^quiz\.sizeWanted$/],
    [plane, '56,28,3', /^quiz\.sizeWanted$/],
  ])('%o ← %j', (wanted, answer, refusal) => {
    expect(refusalOf(() => gradeNumber(wanted, answer)).key).toMatch(refusal)
  })
})

it('blames itself, not the member, for a key that cannot be computed', () => {
  expect(() => gradeNumber(key('sqrt('), '1')).toThrow(/the key sqrt\( cannot be computed/)
})

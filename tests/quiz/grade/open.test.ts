import { expect, it } from 'vitest'
import type { KeyPoint } from '../../../src/bank/question.ts'
import { gradeOpen, gradePoints } from '../../../src/quiz/grade/open.ts'

const symmetry: readonly KeyPoint[] = [
  { name: 'symmetry', accepts: ['symmetr', 'identical units', '对称'] },
  { name: 'gradients', accepts: ['same + gradient', '梯度 + 相同', '梯度 + 一样'] },
  { name: 'random', accepts: ['random', 'norm', '随机'] },
]

it.each<[string, string[]]>([
  ['Nothing breaks the symmetry.', ['symmetry']],
  ['SYMMETRIC units stay so', ['symmetry']],
  ['All units get the same update, since every gradient is equal.', ['gradients']],
  ['Gradients are the same; draw weights at random to break symmetry', ['symmetry', 'gradients', 'random']],
  ['无法打破对称性', ['symmetry']],
  ['每个神经元的梯度完全相同，需要随机初始化来打破对称性。', ['symmetry', 'gradients', 'random']],
  ['梯度都一样', ['gradients']],
  ['ｓｙｍｍｅｔｒｙ', ['symmetry']],
  ['权重symmetry问题', ['symmetry']],
  ['asymmetric losses', []],
  ['enormous weights', []],
  ['identical, units', ['symmetry']],
  ['gradient only', []],
  ['不知道', []],
  ['🤷', []],
])('finds in %j the points %j', (answer, found) => {
  const grade = gradeOpen(symmetry, answer)

  expect(grade.keyPoints?.found).toEqual(found)
  expect(grade.keyPoints?.missing).toEqual(
    symmetry.map(({ name }) => name).filter((name) => !found.includes(name)),
  )
  expect(grade.share).toBeCloseTo(found.length / 3, 12)
})

it('leaves the verdict to people', () => {
  const grade = gradeOpen(symmetry, 'symmetry, same gradients, random')

  expect(grade).toMatchObject({
    verdict: 'pending',
    reason: { key: 'quiz.reason.keyPoints', values: { found: 3, total: 3 } },
  })
})

it.each([
  [[], 'wrong', [], 0],
  [['random'], 'partial', ['random'], 1 / 3],
  [['random', 'symmetry', 'strange'], 'partial', ['symmetry', 'random'], 2 / 3],
  [['random', 'gradients', 'symmetry'], 'correct', ['symmetry', 'gradients', 'random'], 1],
] as const)('settles an answer that makes %j as %s', (made, verdict, found, share) => {
  const names = symmetry.map(({ name }) => name)
  const grade = gradePoints(names, made)

  expect(grade).toMatchObject({
    verdict,
    keyPoints: { found, missing: names.filter((name) => !found.includes(name as never)) },
  })
  expect(grade.share).toBeCloseTo(share, 12)
})

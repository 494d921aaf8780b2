import type { Question } from '../../src/bank/question.ts'

const frame = {
  version: '1',
  topic: 'arithmetic',
  topicNames: { en: 'Arithmetic', 'zh-CN': '算术' },
  sources: ['Euclid, “Elements”'],
}

export const choiceQuestion: Question = {
  ...frame,
  id: 'arithmetic/sum',
  level: 1,
  kind: 'choice',
  key: { kind: 'choice', letter: 'b', letters: ['a', 'b', 'c'] },
  texts: {
    en: {
      title: 'A sum',
      body: 'What is $1+1$?',
      hint: 'Count on.',
      explanation: 'Because $1+1=2$.',
      choices: [
        { letter: 'a', text: '$1$', why: 'That is $\\frac{1+1}{2}$.' },
        { letter: 'b', text: '$2$' },
        { letter: 'c', text: '$3$', why: 'One too many.' },
      ],
    },
    'zh-CN': {
      title: '求和',
      body: '$1+1$ 等于几？',
      hint: '接着数。',
      explanation: '因为 $1+1=2$。',
      choices: [
        { letter: 'a', text: '$1$', why: '这是 $\\frac{1+1}{2}$。' },
        { letter: 'b', text: '$2$' },
        { letter: 'c', text: '$3$', why: '多了一个。' },
      ],
    },
  },
}

export const multiQuestion: Question = {
  ...frame,
  id: 'arithmetic/indivisible',
  level: 2,
  kind: 'multi',
  key: { kind: 'multi', right: ['a', 'c'], letters: ['a', 'b', 'c', 'd'] },
  texts: {
    en: {
      title: 'Indivisible numbers',
      body: 'Which of these cannot be divided?',
      hint: 'There is more than one.',
      explanation: 'They have two divisors.',
      choices: [
        { letter: 'a', text: '$2$' },
        { letter: 'b', text: '$9$', why: 'It is $3^2$.' },
        { letter: 'c', text: '$\\sqrt{25}$' },
        { letter: 'd', text: '$1$', why: 'It has one divisor.' },
      ],
    },
    'zh-CN': {
      title: '不可分解的数',
      body: '下列哪些数不能再分解？',
      hint: '不止一个。',
      explanation: '恰有两个因数。',
      choices: [
        { letter: 'a', text: '$2$' },
        { letter: 'b', text: '$9$', why: '它等于 $3^2$。' },
        { letter: 'c', text: '$\\sqrt{25}$' },
        { letter: 'd', text: '$1$', why: '它只有一个因数。' },
      ],
    },
  },
}

export const numberQuestion: Question = {
  ...frame,
  id: 'arithmetic/root',
  level: 2,
  kind: 'number',
  key: {
    kind: 'number',
    expression: 'sqrt(2/512)',
    tolerance: 0.01,
    diagnoses: [{ name: 'square', expression: '2/512' }],
  },
  texts: {
    en: {
      title: 'A root',
      body: 'What is $\\sqrt{2/512}$?',
      explanation: 'It is $1/16$.',
      diagnoses: { square: 'You forgot the root of $x^2$.' },
    },
    'zh-CN': {
      title: '求根',
      body: '$\\sqrt{2/512}$ 是多少？',
      explanation: '等于 $1/16$。',
      diagnoses: { square: '忘了对 $x^2$ 开方。' },
    },
  },
}

export const expressionQuestion: Question = {
  ...frame,
  id: 'arithmetic/gauss',
  level: 2,
  kind: 'expression',
  key: {
    kind: 'expression',
    expression: 'n*(n+1)/2',
    variables: [{ name: 'n', from: 1, to: 100, isWhole: true }],
    diagnoses: [{ name: 'doubled', expression: 'n*(n+1)' }],
  },
  texts: {
    en: {
      title: 'A long sum',
      body: 'Sum up to `n`?',
      explanation: 'In pairs.',
      diagnoses: { doubled: 'Every pair counts once, so halve $n(n+1)$.' },
    },
    'zh-CN': {
      title: '连加',
      body: '加到 `n` 等于几？',
      explanation: '首尾配对。',
      diagnoses: { doubled: '每一对只算一次，$n(n+1)$ 要减半。' },
    },
  },
}

export const openQuestion: Question = {
  ...frame,
  id: 'arithmetic/why',
  level: 3,
  kind: 'open',
  key: {
    kind: 'open',
    keyPoints: [
      { name: 'prime', accepts: ['prime', '素数'] },
      { name: 'unique', accepts: ['unique', '唯一'] },
    ],
  },
  texts: {
    en: {
      title: 'A reason',
      body: 'Why?',
      explanation: 'So.',
      keyPoints: { prime: 'Numbers are products of primes.', unique: 'In a unique way.' },
    },
    'zh-CN': {
      title: '原因',
      body: '为什么？',
      explanation: '如此。',
      keyPoints: { prime: '数是素数的乘积。', unique: '方式唯一。' },
    },
  },
}

export const shortQuestion: Question = {
  ...frame,
  id: 'arithmetic/name',
  level: 1,
  kind: 'short',
  key: { kind: 'short', answer: 'remainder' },
  texts: {
    en: { title: 'A name', body: 'What does a division leave?', explanation: 'The remainder.' },
    'zh-CN': { title: '名称', body: '除法剩下的数叫什么？', explanation: '余数。', aliases: ['余数'] },
  },
}

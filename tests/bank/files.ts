import type { BankFile } from '../../src/bank/parse.ts'

/** A sound question of each kind, to be broken by tests one line at a time. */
const sound: Readonly<Record<string, string>> = {
  'topics.yaml': `arithmetic:
  en: Arithmetic
  zh-CN: 算术
`,
  'arithmetic/sum.md': `---
title: A sum
level: 1
kind: choice
answer: b
sources: [Euclid]
---
What is $1+1$?

## Choices
- a: $1$
  > That is one of them.
- b: $2$

## Explanation
Count.
`,
  'arithmetic/sum.zh-CN.md': `---
title: 求和
---
$1+1$ 等于几？

## 选项
- a: $1$
  > 这只是其中一个。
- b: $2$

## 解析
数一数。
`,
  'arithmetic/evens.md': `---
title: Even numbers
level: 1
kind: multi
answer: [a, c]
sources: [Euclid]
---
Which are even?

## Choices
- a: $2$
- b: $3$
  > Halves do not count.
- c: $4$

## Explanation
Two divides them.
`,
  'arithmetic/evens.zh-CN.md': `---
title: 偶数
---
哪些是偶数？

## 选项
- a: $2$
- b: $3$
  > 不能有一半。
- c: $4$

## 解析
能被二整除。
`,
  'arithmetic/gauss.md': `---
title: A long sum
level: 2
kind: expression
answer: n*(n+1)/2
variables: { n: whole 1..100 }
diagnoses:
  - { name: one-less, value: n*(n-1)/2 }
  - { name: doubled, value: n*(n+1) }
sources: [Gauss]
---
What is the sum of the numbers up to \`n\`?

## Explanation
Pair the first with the last.

## Diagnoses
- one-less: The last one is missing.
- doubled: Every pair is counted twice.
`,
  'arithmetic/gauss.zh-CN.md': `---
title: 连加
---
从 1 加到 \`n\` 等于多少？

## 解析
首尾配对。

## 误区
- one-less: 漏了最后一个。
- doubled: 每一对算了两次。
`,
  'arithmetic/root.md': `---
title: A root
level: 2
kind: number
answer: sqrt(2)
tolerance: 0.01
diagnoses:
  - { name: square, value: 2^2 }
  - { name: half, value: 2/2 }
sources:
  - Euclid
---
What is the root of 2?

## Hint
More than 1.

## Explanation
$$
x^2 = 2
$$

## Diagnoses
- square: This is the square.
- half: This is the half.
`,
  'arithmetic/root.zh-CN.md': `---
title: 求根
---
2 的平方根是多少？

## 解析
求解 $x^2=2$。

## 误区
- square: 这是平方。
- half: 这是一半。
`,
  'arithmetic/name.md': `---
title: A name
level: 3
kind: short
answer: number theory
aliases: [higher arithmetic]
sources: [Gauss]
---
What is the theory of numbers called?

## Explanation
By its name.
`,
  'arithmetic/name.zh-CN.md': `---
title: 名称
aliases: [数论]
---
研究数的理论叫什么？

## 解析
就叫这个名字。
`,
  'arithmetic/why.md': `---
title: A reason
level: 1
kind: open
keyPoints: [prime, unique]
sources: [Gauss]
---
Why is factorisation useful?

## Explanation
It is unique.

## Key points
- prime: Every number is a product of primes.
  - prime
  - product + factor
- unique: The factors are unique.
  - unique
`,
  'arithmetic/why.zh-CN.md': `---
title: 原因
---
为什么分解有用？

## 解析
分解是唯一的。

## 要点
- prime: 每个数都是素数的乘积。
  - 素数
  - 质数
- unique: 分解是唯一的。
  - 唯一
`,
}

export function soundBank(): BankFile[] {
  return Object.entries(sound).map(([path, text]) => ({ path, text }))
}

/** The sound bank with one file changed; the change must apply. */
export function brokenBank(path: string, from: string, to: string): BankFile[] {
  const text = sound[path]

  if (text === undefined || !text.includes(from)) throw new Error(`${path} holds no ${from}`)

  return soundBank().map((file) => (file.path === path ? { path, text: text.replace(from, () => to) } : file))
}

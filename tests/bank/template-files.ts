import type { BankFile } from '../../src/bank/parse.ts'
import { soundBank } from './files.ts'

/** A sound template that is computed, and one that is chosen, to be broken by tests one line at a time. */
const sound: Readonly<Record<string, string>> = {
  'arithmetic/steps.md': `---
title: Steps
level: 1
kind: number
parameters:
  n: whole 20..60 step 2
  s: [1, 2, 3]
where:
  - mod(n, 4) = 0
derived:
  rest: n - s
answer: floor(rest/s)+1
diagnoses:
  - { name: no-first, value: floor(rest/s) }
  - { name: rounded-up, value: ceil(rest/s)+1 }
sources: [Euclid]
---
How many numbers from 1 to {{n}} in steps of {{s}}?

## Hint
Between first and last lie {{rest}}.

## Explanation
$$
\\left\\lfloor\\frac{{{rest}}}{{{s}}}\\right\\rfloor+1
$$

## Diagnoses
- no-first: The first of {{n}} counts.
- rounded-up: The last does not fit.
`,
  'arithmetic/steps.zh-CN.md': `---
title: 步数
---
从 1 到 {{n}}，每次加 {{s}}，有几个数？

## 解析
一共 $\\lfloor {{rest}}/{{s}}\\rfloor+1$ 个。

## 误区
- no-first: 第一个也算。
- rounded-up: 最后一个放不下。
`,
  'arithmetic/square.md': `---
title: A square
level: 1
kind: choice
answer: b
parameters: { n: whole 3..40 }
sources: [Euclid]
---
What is the square of {{n}}?

## Choices
- a: $2\\cdot{{n}}={{2*n}}$
  > That is the double.
- b: \${{n^2}}$
- c: \${{n*(n+1)}}$
  > One side is {{n+1}}.

## Explanation
\${{n}}^2$ is \${{n}}\\cdot{{n}}$, and $2^{{n}}$ is another thing.
`,
  'arithmetic/square.zh-CN.md': `---
title: 平方
---
{{n}} 的平方是多少？

## 选项
- a: $2\\cdot{{n}}={{2*n}}$
  > 这是两倍。
- b: \${{n^2}}$
- c: \${{n*(n+1)}}$
  > 有一边是 {{n+1}}。

## 解析
就是 \${{n}}\\cdot{{n}}$。
`,
}

export function templateBank(): BankFile[] {
  const topics = soundBank().filter(({ path }) => path === 'topics.yaml')

  return [...topics, ...Object.entries(sound).map(([path, text]) => ({ path, text }))]
}

/** The bank of templates with one file changed; the change must apply. */
export function brokenTemplate(path: string, from: string, to: string): BankFile[] {
  const text = sound[path]

  if (text === undefined || !text.includes(from)) throw new Error(`${path} holds no ${from}`)

  return templateBank().map((file) =>
    file.path === path ? { path, text: text.replace(from, () => to) } : file,
  )
}

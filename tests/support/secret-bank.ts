import type { AnswerKey, Choice, Question, QuestionKind, QuestionText } from '../../src/bank/question.ts'

/**
 * Words and numbers that stand nowhere else, so that a leak is found by searching for them; without a character that
 * would be escaped.
 */
export interface Secrets {
  /** Nobody may see them before the question closes, whatever they answer wrongly. */
  readonly always: readonly string[]
  /** Told to whoever answered wrongly, and to nobody else. */
  readonly verdict: readonly string[]
}

interface Secret {
  readonly question: Question
  readonly secrets: Secrets
}

const choices = (marks: Readonly<Record<string, string>>): readonly Choice[] =>
  ['a', 'b', 'c', 'd'].map((letter) => ({
    letter,
    text: `Choice ${letter}`,
    ...(marks[letter] !== undefined && { why: marks[letter] }),
  }))

function secret(key: AnswerKey, text: Partial<QuestionText>, own: Partial<Secrets> = {}): Secret {
  const { kind } = key
  const explanation = `whisper${kind}explanation`
  const shared = { title: `Riddle of ${kind}`, body: `Ask ${kind}.`, hint: `Hint of ${kind}.`, ...text }

  return {
    question: {
      id: `riddles/${kind}`,
      version: `v-${kind}`,
      topic: 'riddles',
      topicNames: { en: 'Riddles', 'zh-CN': '谜题' },
      level: 1,
      kind,
      key,
      sources: [`whisper${kind}source`],
      calculator: `calc expression=${86028121 + kind.length}`,
      texts: {
        en: { ...shared, explanation },
        'zh-CN': { ...shared, title: `${kind} 之谜`, explanation: `${explanation}zh` },
      },
    },
    secrets: {
      always: [
        explanation,
        `whisper${kind}source`,
        String(86028121 + kind.length),
        // How an answer card says in words which choice is right.
        '(correct)',
        '（正确）',
        '"mark":',
        ...(own.always ?? []),
      ],
      verdict: own.verdict ?? [],
    },
  }
}

const letters = ['a', 'b', 'c', 'd']

/** A question of each kind. The wrong answers below are told what `verdict` names and no more. */
export const secretBank: Readonly<Record<QuestionKind, Secret>> = {
  choice: secret(
    { kind: 'choice', letter: 'b', letters },
    { choices: choices({ a: 'whisperchoicea', c: 'whisperchoicec', d: 'whisperchoiced' }) },
    { always: ['whisperchoicec', 'whisperchoiced'], verdict: ['whisperchoicea'] },
  ),
  multi: secret(
    { kind: 'multi', right: ['b', 'c'], letters },
    { choices: choices({ a: 'whispermultia', d: 'whispermultid' }) },
    { always: ['whispermultid'], verdict: ['whispermultia'] },
  ),
  number: secret(
    {
      kind: 'number',
      expression: '73939133',
      tolerance: 0,
      diagnoses: [{ name: 'slip', expression: '104729' }],
    },
    { diagnoses: { slip: 'whispernumberslip' } },
    { always: ['73939133', '73,939,133', '104729', 'whispernumberslip'] },
  ),
  expression: secret(
    {
      kind: 'expression',
      expression: 'n*7919+1',
      variables: [{ name: 'n', from: 1, to: 9, isWhole: true }],
      diagnoses: [{ name: 'slip', expression: 'n*7907' }],
    },
    { diagnoses: { slip: 'whisperexpressionslip' } },
    { always: ['7919', '7907', 'whisperexpressionslip'] },
  ),
  short: secret(
    { kind: 'short', answer: 'whispershortkey' },
    { aliases: ['whispershortalias'] },
    { always: ['whispershortkey', 'whispershortalias'] },
  ),
  open: secret(
    { kind: 'open', keyPoints: [{ name: 'whisperpoint', accepts: ['whisperopenwording'] }] },
    { keyPoints: { whisperpoint: 'whisperopenpoint' } },
    { always: ['whisperopenwording'], verdict: ['whisperopenpoint', 'whisperpoint'] },
  ),
}

export const wrongAnswers: Readonly<Record<QuestionKind, string>> = {
  choice: 'a',
  multi: 'a',
  number: '15485863',
  expression: 'n+15485867',
  short: 'answerofsomebody',
  open: 'reasonsofsomebody',
}

export const rightAnswers: Readonly<Record<QuestionKind, string>> = {
  choice: 'b',
  multi: 'b, c',
  number: '73939133',
  expression: '7919n+1',
  short: 'whispershortkey',
  open: 'whisperopenwording',
}

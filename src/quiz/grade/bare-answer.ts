/** What people write before an answer, in the order it is taken off. */
const introductions: readonly RegExp[] = [
  /^(?:well|so|hmm|ok(?:ay)?|嗯)[,，\s]+/iu,
  /^i(?:['’]d| would)? (?:think|guess|believe|say)(?: that)?[,:]?\s*/iu,
  /^(?:the |my )?(?:final )?(?:answer|result)\s*(?:is|=|:|：)\s*/iu,
  /^(?:it|this|that)(?:['’]s| is| equals)\s+/iu,
  /^我?(?:觉得|认为|猜|想|感觉)[,，]?\s*/u,
  /^(?:答案|结果)(?:应该)?[是为]?[:：]?\s*/u,
  /^应该[是为]?\s*/u,
  /^(?:大概|大约|差不多)(?:等于|[是为])?\s*/u,
  /^(?:about|approximately|approx\.?|roughly|around|ca\.)\s*/iu,
  /^约(?:等于|[是为])?\s*/u,
  /^(?:等于|[是为])\s*/u,
  /^[=≈~:：]\s*/u,
]

/** Without Markdown and quotes around it, without introductions, and without what ends a sentence; `!` may be a factorial. */
export function bareAnswer(answer: string): string {
  let text = answer.trim()

  // Each round takes something off, or is the last.
  for (let before = ''; before !== text; ) {
    before = text
    text = text
      .replace(/^(\*{1,3}|_{2}|`{1,3}|["“”'‘’《「])(.*?)(\*{1,3}|_{2}|`{1,3}|["“”'‘’》」])$/su, '$2')
      .replace(/\s*(?:[.。?？…]|吧|啊|呢|左右)$/u, '')
    for (const introduction of introductions) text = text.replace(introduction, '')
    text = text.trim()
  }

  return text
}

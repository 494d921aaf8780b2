import { defineTexts } from '../texts.ts'

/** Claimed key points, and what became of a verdict after it was given. */
export const claims = defineTexts({
  en: {
    'claims.menu': 'I did say that: claim a point',
    'claims.note':
      'Claimed points are checked after closing: members who answered see your answer without your name.',
    'claims.check': 'Check claims',
    'claims.stillOpen': 'Claims are checked once the question is closed. Until then nobody sees an answer.',
    'claims.notAnswered': 'Only who answered this question checks the claims of others.',
    'claims.none': 'Nothing to check: there is no claim of others that you have not judged.',
    'claims.settled': 'This answer is settled; a manager had the last word.',
    'claims.notMissing': 'That point is not among those missing in your answer.',
    'claims.ask': '### {title}\nDoes this answer say the following?\n> {point}',
    'claims.answer': '**The answer**\n{answer}',
    'claims.yes': 'Yes, it is there',
    'claims.no': 'No',
    'claims.waiting':
      '{count, plural, one {# claimed point waits} other {# claimed points wait}} for who answered to check.',
    'claims.counted': '✓ Noted.',
    'claims.late': 'That one was settled in the meantime.',
    'claims.refused': 'That claim is not yours to judge.',
    'settled.note': '**From a manager**\n{note}',
    'settled.regraded': '🔁 The key of this question was corrected <t:{at}:R>; your answer was graded anew.',
    'settled.news': '{verdict} **{title}** · {link} · {points, plural, one {# point} other {# points}}',
    'settled.peers': '🤝 Others found a point you claimed.',
    'settled.corrected':
      '### Corrected: {title}\nThe key of this question was wrong. {count, plural, one {# verdict} other {# verdicts}} changed; points are corrected.',
  },
  'zh-CN': {
    'claims.menu': '我答到了：选择漏判的要点',
    'claims.note': '选出的要点在题目结束后核对：答过这道题的成员会看到你的回答，但看不到名字。',
    'claims.check': '核对要点',
    'claims.stillOpen': '题目结束后才能核对，在此之前谁也看不到别人的回答。',
    'claims.notAnswered': '只有答过这道题的成员才能核对别人的要点。',
    'claims.none': '没有需要你核对的要点。',
    'claims.settled': '这份回答已由管理员裁定。',
    'claims.notMissing': '这个要点不在你漏掉的要点之中。',
    'claims.ask': '### {title}\n下面的回答说到这一点了吗？\n> {point}',
    'claims.answer': '**回答**\n{answer}',
    'claims.yes': '说到了',
    'claims.no': '没有',
    'claims.waiting': '有 {count, plural, other {# 个}}要点待答过题的成员核对。',
    'claims.counted': '✓ 已记录。',
    'claims.late': '这一条刚刚已有结论。',
    'claims.refused': '这一条不能由你核对。',
    'settled.note': '**管理员留言**\n{note}',
    'settled.regraded': '🔁 这道题的答案已于 <t:{at}:R> 更正，你的回答已重新判分。',
    'settled.news': '{verdict} **{title}** · {link} · {points, plural, other {# 分}}',
    'settled.peers': '🤝 其他成员确认了你选出的要点。',
    'settled.corrected':
      '### 更正：{title}\n这道题的标准答案有误。{count, plural, other {# 份}}作答的结果有变，分数已更正。',
  },
})

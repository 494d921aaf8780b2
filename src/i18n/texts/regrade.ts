import { defineTexts } from '../texts.ts'

/** `fan-in bank regrade` in the terminal. */
export const regrade = defineTexts({
  en: {
    'regrade.usage':
      'Usage: fan-in bank regrade [question] [--since 2026-03-01] [--apply]   (without --apply nothing is changed)',
    'regrade.change': '{day}  {name}  “{answer}”  {before} → {after}  {pointsBefore} → {pointsAfter} points',
    'regrade.verdict.correct': 'correct',
    'regrade.verdict.partial': 'partial',
    'regrade.verdict.wrong': 'wrong',
    'regrade.verdict.pending': 'pending',
    'regrade.summary':
      '{changed, number} of {total, plural, one {# attempt} other {# attempts}} would not stand as graded.',
    'regrade.managers': '{count, plural, one {# stands} other {# stand}} by a manager’s word.',
    'regrade.unreadable':
      'Left as graded: {count, plural, one {# answer} other {# answers}} that the present key cannot read.',
    'regrade.otherNumbers':
      'Left as graded: {count, plural, one {# attempt} other {# attempts}} at numbers that the present template does not draw.',
    'regrade.dry': 'Nothing was changed. To change it: the same with --apply.',
    'regrade.applied': 'Changed. Points are corrected, and the bot tells the channels of closed posts.',
  },
  'zh-CN': {
    'regrade.usage':
      '用法：fan-in bank regrade [题目] [--since 2026-03-01] [--apply]（不加 --apply 不做任何改动）',
    'regrade.change': '{day}  {name}  “{answer}”  {before} → {after}  {pointsBefore} → {pointsAfter} 分',
    'regrade.verdict.correct': '正确',
    'regrade.verdict.partial': '部分正确',
    'regrade.verdict.wrong': '错误',
    'regrade.verdict.pending': '待定',
    'regrade.summary': '{total, plural, other {# 次}}作答中，有 {changed, number} 次的判分会改变。',
    'regrade.managers': '{count, plural, other {# 次}}由管理员裁定，保持不变。',
    'regrade.unreadable': '{count, plural, other {# 份}}回答无法按现在的答案判读，保持不变。',
    'regrade.otherNumbers': '{count, plural, other {# 次}}作答所见的数字与现在的模板不同，保持不变。',
    'regrade.dry': '尚未改动。确认无误后加上 --apply 再执行一次。',
    'regrade.applied': '已改动：分数已更正，机器人会在已结束题目的频道中通知。',
  },
})

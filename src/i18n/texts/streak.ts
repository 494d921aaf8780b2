import { defineTexts } from '../texts.ts'

export const streak = defineTexts({
  en: {
    'streak.grew': '🔥 {count, plural, one {# day} other {# days}} in a row',
    'streak.answered': 'answered',
    'streak.missed': 'missed',
    'streak.frozen': 'saved by a freeze',
    'streak.excused': 'the bot failed to ask',
    'streak.none': 'not asked, or not over',
  },
  'zh-CN': {
    'streak.grew': '🔥 已连续答题 {count, plural, other {# 天}}',
    'streak.answered': '已作答',
    'streak.missed': '未作答',
    'streak.frozen': '冻结抵扣',
    'streak.excused': '机器人未能出题',
    'streak.none': '无题或未结束',
  },
})

import { defineTexts } from '../texts.ts'

export const board = defineTexts({
  en: {
    'command.leaderboard.name': 'leaderboard',
    'command.leaderboard.description': 'The group’s board: who earned how many points',
    'option.window.name': 'window',
    'option.window.description': 'Which points count (default: the last 30 days)',
    'choice.window.30d': 'Last 30 days',
    'choice.window.all': 'All time',
    'board.title': 'Leaderboard · {window}',
    'board.members': '{count, plural, one {# member} other {# members}} with points',
    'board.movement.30d': 'arrows: places since the 30 days before',
    'board.movement.all': 'arrows: places in the last 30 days',
    'board.attempts': '{count, plural, one {# answer} other {# answers}}',
    'board.rule': 'Scheduled questions only; ties share a rank',
    'board.page': 'Page {page} of {pages}',
    'board.earlier': 'Higher ranks',
    'board.later': 'Lower ranks',
    'board.findMe': 'Find me',
    'board.you': '**{name}**, you are on rank {rank} with {points, plural, one {# point} other {# points}}.',
    'board.notOnIt':
      'You have no points in this window yet ({window}). Answer the next scheduled question to get on the board.',
    'board.empty':
      'Nobody has points in this window yet ({window}). Scheduled questions earn them; `/question today` shows what is open.',
  },
  'zh-CN': {
    'command.leaderboard.name': '排行榜',
    'command.leaderboard.description': '本群积分排行榜',
    'option.window.name': '时间范围',
    'option.window.description': '统计哪段时间的积分（默认最近 30 天）',
    'choice.window.30d': '最近 30 天',
    'choice.window.all': '全部时间',
    'board.title': '排行榜 · {window}',
    'board.members': '{count, plural, other {# 位成员}}有积分',
    'board.movement.30d': '箭头：与前 30 天相比的名次变化',
    'board.movement.all': '箭头：最近 30 天的名次变化',
    'board.attempts': '{count, plural, other {# 次作答}}',
    'board.rule': '只计定时发布的题目；同分同名次',
    'board.page': '第 {page} / {pages} 页',
    'board.earlier': '名次靠前',
    'board.later': '名次靠后',
    'board.findMe': '找到我',
    'board.you': '**{name}**，你目前第 {rank} 名，{points, plural, other {# 分}}。',
    'board.notOnIt': '你在这段时间（{window}）还没有积分。答对下一道定时题目即可上榜。',
    'board.empty':
      '这段时间（{window}）还没有人得分。定时发布的题目才计分，用 `/question today` 查看正在进行的题目。',
  },
})

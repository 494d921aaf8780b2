import { defineTexts } from '../texts.ts'

export const status = defineTexts({
  en: {
    'command.status.name': 'status',
    'command.status.description': 'Is the bot well? Version, uptime, next post',
    'status.version': '**fan-in {version}** is up and well.',
    'status.since': 'Running since <t:{at}:R> ({minutes, plural, one {# minute} other {# minutes}}).',
    'status.questions': 'Questions in the bank: {count, number}',
    'status.nothingDue': 'No post is scheduled. A manager can plan one with `/schedule create`.',
    'status.nextRun': 'Next scheduled post: <t:{at}:F> (<t:{at}:R>)',
    'status.database': 'Database answers in {ms} ms.',
  },
  'zh-CN': {
    'command.status.name': '状态',
    'command.status.description': '机器人是否正常：版本、运行时间、下一次发题',
    'status.version': '**fan-in {version}** 运行正常。',
    'status.since': '启动于 <t:{at}:R>（已运行 {minutes, plural, other {# 分钟}}）。',
    'status.questions': '题库共 {count, number} 道题。',
    'status.nothingDue': '目前没有发题计划。管理员可用 `/schedule create` 创建。',
    'status.nextRun': '下一次发题：<t:{at}:F>（<t:{at}:R>）',
    'status.database': '数据库响应时间 {ms} 毫秒。',
  },
})

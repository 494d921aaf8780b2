import { defineTexts } from '../texts.ts'

export const setup = defineTexts({
  en: {
    'command.setup.name': 'setup',
    'command.setup.description':
      'Begin here: one form to a first schedule, with a test question posted at once',
    'command.setup.channel.name': 'channel',
    'command.setup.channel.description': 'Where to post (default: here)',
    'setup.title': 'Questions for this server',
    'setup.everyDay': 'every day 09:00',
    'setup.when': 'When to post',
    'setup.zone': 'Time zone',
    'setup.zoneHint': 'Such as Europe/Berlin or Asia/Shanghai',
    'setup.language': 'Language of posts',
    'setup.languageHint': 'English or 简体中文',
    'setup.topic': 'Topic',
    'setup.topicHint': 'Empty: every topic',
    'setup.unknownLanguage': '“{given}” is no language I post in. Write English or 简体中文.',
    'setup.mistakes':
      '{count, plural, one {Something is} other {# things are}} not right yet; nothing was changed, and what you typed is kept.',
    'setup.again': 'Back to the form',
    'setup.gone': 'This form was finished already, or is somebody else’s. Begin again with `/setup`.',
    'setup.done': '### All set',
    'setup.tested': 'A question was posted as a test, without points: {link}',
    'setup.notTested': 'The schedule is planned, but no test question could be posted: {reason}',
    'setup.next':
      'Next: `/settings log_channel:` says where I tell of trouble, `/schedule edit` changes anything, and `/help` is for your members.',
  },
  'zh-CN': {
    'command.setup.name': '设置向导',
    'command.setup.description': '从这里开始：填一张表，就有第一个计划，并立即试发一道题',
    'command.setup.channel.name': '频道',
    'command.setup.channel.description': '发到哪个频道（默认：本频道）',
    'setup.title': '为本服务器安排题目',
    'setup.everyDay': '每天 09:00',
    'setup.when': '发题时间',
    'setup.zone': '时区',
    'setup.zoneHint': '例如 Asia/Shanghai 或 Europe/Berlin',
    'setup.language': '发帖语言',
    'setup.languageHint': 'English 或 简体中文',
    'setup.topic': '主题',
    'setup.topicHint': '留空：全部主题',
    'setup.unknownLanguage': '我不能用“{given}”发帖，请填写 English 或 简体中文。',
    'setup.mistakes': '还有 {count, plural, other {# 处}}需要修改；没有做任何改动，已填的内容都保留着。',
    'setup.again': '返回表单',
    'setup.gone': '这张表已经完成，或者是别人的。请用 `/setup` 重新开始。',
    'setup.done': '### 设置完成',
    'setup.tested': '已试发一道题（不计分）：{link}',
    'setup.notTested': '计划已建好，但没能试发题目：{reason}',
    'setup.next':
      '接下来：用 `/settings log_channel:` 指定出问题时通知的频道，用 `/schedule edit` 修改计划，成员可以看 `/help`。',
  },
})

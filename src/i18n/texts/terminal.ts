import { defineTexts } from '../texts.ts'

/** What the calculators say in the terminal and in a batch. */
export const terminal = defineTexts({
  en: {
    'batch.invalidJson': '“{given}” is not valid JSON; a line holds one object.',
    'batch.invalidRequest':
      'A request is an object with a “command”, a text, and “options”, an object; {part, select, request {this is no object} command {“command” is no text} other {“options” is no object}}.',
    'batch.unknownCommand':
      'There is no command “{command}”. {nearest, select, none {Commands: {commands}.} other {Did you mean “{nearest}”?}}',
    'batch.lineTooLong': 'The line has more than {limit, number} characters.',
    'batch.timeout': 'The line took longer than {seconds} seconds and was stopped.',
    'terminal.noValue': '{option} needs a value.',
    'terminal.surplus': 'Nothing is known to do with “{given}”.',
    'terminal.givenTwice': '{option} was given twice.',
    'terminal.inputTwice': 'Only one option can be read from standard input.',
    'terminal.usage': 'Usage: {usage}',
    'terminal.options': 'Options:',
    'terminal.everywhere': 'With every calculator:',
    'terminal.json': 'print the data as JSON',
    'terminal.language': 'language of the answer',
    'terminal.help': 'show this',
    'terminal.batch': 'read requests from standard input and write answers, as JSON Lines',
    'terminal.standardInput': 'The value - of a text option reads it from standard input.',
    'terminal.needed': '(needed)',
    'terminal.default': '(default {value})',
  },
  'zh-CN': {
    'batch.invalidJson': '“{given}”不是有效的 JSON；每行应是一个对象。',
    'batch.invalidRequest':
      '请求应是一个对象，含文本“command”和对象“options”；{part, select, request {这里不是对象} command {“command”不是文本} other {“options”不是对象}}。',
    'batch.unknownCommand':
      '没有“{command}”这个命令。{nearest, select, none {可用命令：{commands}。} other {是不是想写“{nearest}”？}}',
    'batch.lineTooLong': '这一行超过 {limit, number} 个字符。',
    'batch.timeout': '这一行的计算超过 {seconds} 秒，已停止。',
    'terminal.noValue': '{option} 需要一个值。',
    'terminal.surplus': '不知道“{given}”是什么意思。',
    'terminal.givenTwice': '{option} 给了两次。',
    'terminal.inputTwice': '只能有一个选项从标准输入读取。',
    'terminal.usage': '用法：{usage}',
    'terminal.options': '选项：',
    'terminal.everywhere': '所有计算器都有：',
    'terminal.json': '以 JSON 输出数据',
    'terminal.language': '回答的语言',
    'terminal.help': '显示本说明',
    'terminal.batch': '从标准输入读取请求并写出回答，格式为 JSON Lines',
    'terminal.standardInput': '文本选项的值为 - 时，从标准输入读取。',
    'terminal.needed': '（必填）',
    'terminal.default': '（默认 {value}）',
  },
})

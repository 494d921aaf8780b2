import { defineTexts } from '../texts.ts'

export const general = defineTexts({
  en: {
    'input.missingOption': 'The option “{option}” is needed.',
    'input.unknownOption':
      'There is no option “{option}”. {nearest, select, none {Options: {options}.} other {Did you mean “{nearest}”?}}',
    'input.wrongType':
      '“{option}” should be {expected, select, string {a text} file {a file} member {a member} integer {a whole number} boolean {true or false} other {a number}}, not “{given}”.',
    'input.invalidChoice':
      '“{given}” is not a choice of “{option}”. {nearest, select, none {Choices: {choices}.} other {Did you mean “{nearest}”? Choices: {choices}.}}',
    'input.unreadable': 'I cannot read “{given}” as {expected}.',
    'input.axisCount':
      '“{given}” gives {count, plural, one {# value} other {# values}} for “{option}”; {expected} are needed.',
    'input.tooLarge': '“{option}” is {given}; at most {limit} is allowed.',
    'input.tooSmall': '“{option}” is {given}; it must be at least {limit}.',
    'input.tooLong': '“{option}” has {length} characters; at most {limit} are allowed.',
    'input.fileTooLarge':
      'The file “{name}” has {bytes, number} bytes; at most {limit, number} are read. Make it smaller, or divide it.',
    'input.fileUnreadable': 'The file “{name}” could not be fetched. Attach it again.',
    'input.conflictingOptions': '“{first}” and “{second}” exclude each other; give one of them.',
    'internal.unexpected': 'Something went wrong on our side. Reference: {reference}',
    'access.managerOnly': 'This needs the Manage Server permission, or the server’s manager role.',
    'access.serverOnly': 'This works in a server only.',
    'command.unknown': 'I do not know `{command}` (any more). `/help` shows what there is.',
    'press.outdated': 'This button is from an older version. Use {command} instead.',
    busy: 'Too much is going on right now. Please try again in a moment.',
  },
  'zh-CN': {
    'input.missingOption': '缺少必填项“{option}”。',
    'input.unknownOption':
      '没有“{option}”这个选项。{nearest, select, none {可用选项：{options}。} other {是不是想写“{nearest}”？}}',
    'input.wrongType':
      '“{option}”应为{expected, select, string {文本} file {文件} member {成员} integer {整数} boolean { true 或 false } other {数字}}，而不是“{given}”。',
    'input.invalidChoice':
      '“{option}”没有“{given}”这个取值。{nearest, select, none {可选：{choices}。} other {是不是想写“{nearest}”？可选：{choices}。}}',
    'input.unreadable': '无法把“{given}”读作{expected}。',
    'input.axisCount': '“{option}”需要 {expected} 个值，“{given}”给了 {count, plural, other {# 个}}。',
    'input.tooLarge': '“{option}”为 {given}，最大允许 {limit}。',
    'input.tooSmall': '“{option}”为 {given}，至少为 {limit}。',
    'input.tooLong': '“{option}”有 {length} 个字符，最多 {limit} 个。',
    'input.fileTooLarge':
      '文件“{name}”有 {bytes, number} 字节，最多读取 {limit, number} 字节。请缩小或拆分文件。',
    'input.fileUnreadable': '无法下载文件“{name}”，请重新添加。',
    'input.conflictingOptions': '“{first}”和“{second}”不能同时给出，请只保留一个。',
    'internal.unexpected': '我们这边出了点问题。编号：{reference}',
    'access.managerOnly': '需要“管理服务器”权限，或服务器指定的管理身份组。',
    'access.serverOnly': '只能在服务器里使用。',
    'command.unknown': '没有 `{command}` 这个命令（可能已更新）。用 `/help` 查看现有功能。',
    'press.outdated': '这个按钮来自旧版本，请改用 {command}。',
    busy: '现在有点忙，请稍后再试。',
  },
})

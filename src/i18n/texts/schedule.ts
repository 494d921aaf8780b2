import { defineTexts } from '../texts.ts'

const field =
  '{field, select, minute {the minute} hour {the hour} day {the day} month {the month} other {the weekday}}' as const
const fieldZh = '{field, select, minute {分钟} hour {小时} day {日} month {月} other {星期}}' as const

export const schedule = defineTexts({
  en: {
    'schedule.cronTooLong': 'The pattern has {length} characters; at most {limit} are allowed.',
    'schedule.cronFieldCount':
      'A pattern has five fields (minute hour day month weekday); this one has {count}. For every day at 9:00 write 0 9 * * *.',
    'schedule.cronSeconds': 'Seconds are not supported. Drop the first field: {fix}',
    'schedule.cronMacro': 'I do not know “{given}”. There are {macros}.',
    'schedule.cronStarInList': `“{given}” mixes * or ? with other values for ${field}. Write * alone, or only the values.`,
    'schedule.cronStep': `A step of {given} does not fit ${field}; use 1 to {largest}.`,
    'schedule.cronStepAlone': '“{given}” has a step but no range. Write {fix}.',
    'schedule.cronOutOfRange': `{given} is not possible for ${field}; use {min} to {max}.`,
    'schedule.cronSpecial':
      '“{given}”: L, W and # are not supported. Name days as numbers, such as 1-7 or 28.',
    'schedule.cronUnreadable': `I cannot read “{given}” as ${field}. Use numbers, ranges such as 1-5, lists such as 1,3 or steps such as */2.`,
    'schedule.cronDayStep':
      '“{given}” beside a restriction of the other day field is read differently everywhere. Write {fix}: then either of the two is enough.',
    'schedule.cronImpossibleDate': 'No chosen month has a day {day}. Use day {last} or earlier.',
    'schedule.everyUnreadable':
      'I cannot read “{given}”. After the five fields write for example every 3 days from 2026-11-24.',
    'schedule.everyCount':
      'Every {given} {unit, select, days {days is} other {weeks is}} not possible; use 1 to {largest}.',
    'schedule.everyRestricted':
      '{unit, select, days {Beside “every … days” day, month and weekday must be *, as in 0 9 * * * every 3 days from 2026-11-24.} other {Beside “every … weeks” day and month must be *, as in 0 20 * * 1 every 2 weeks from 2026-11-23.}}',
    'schedule.weekdayMissing': 'On which day of the week? Write for example every 2 weeks mon 20:00.',
    'schedule.dateUnreadable': '“{given}” is no date. Write year-month-day, such as 2026-12-24.',
    'schedule.quietTooLong': 'The quiet dates have {length} characters; at most {limit} are allowed.',
    'schedule.quietBackwards': '“{given}” ends before it begins. Did you mean {fix}?',
    'schedule.quietRangeLong':
      '“{given}” is longer than {limit} days. For a long rest use `/schedule pause`.',
    'schedule.whenUnreadable':
      'I cannot read “{given}”. Write for example every day 09:00, mon,wed 20:30, every 3 days 09:00, every 2 weeks mon 20:00, every hour, or cron such as 0 9 * * 1-5.',
    'schedule.minutesDiffer':
      'The times of one schedule share their minute, such as 9:30 and 21:30. Make a second schedule for the others.',
    'schedule.rule': '{days} {times}',
    'schedule.ruleInMonths': '{days} in {months} {times}',
    'schedule.everyDay': 'every day',
    'schedule.everyDays': 'every {count, plural, one {# day} other {# days}}',
    'schedule.everyWeeks': 'every {count, plural, one {# week} other {# weeks}} on {names}',
    'schedule.countedFrom': '{rule}, counted from {date}',
    'schedule.onWeekdays': 'every {names}',
    'schedule.onDates': 'on the {dates} of the month',
    'schedule.onDatesAndWeekdays': 'on the {dates} of the month and every {names}',
    'schedule.onDatesIfWeekday': 'on the {dates} of the month if it is a {names}',
    'schedule.dayOfMonth': '{day, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
    'schedule.range': '{first} to {last}',
    'schedule.atTimes': 'at {times}',
    'schedule.everyHour': 'every hour on the hour',
    'schedule.everyMinutes': '{count, plural, one {every minute} other {every # minutes}}',
    'schedule.atMinutes': 'every hour at minute {minutes}',
    'schedule.everyHours': 'every {count, plural, one {# hour} other {# hours}} at minute {minute}',
    'schedule.atMinutesOfHours': 'at minute {minutes} of hour {hours}',
    'schedule.unknownZone':
      'There is no time zone “{zone}”. Did you mean {nearest}? Zones are named like Europe/London, or UTC.',
  },
  'zh-CN': {
    'schedule.cronTooLong': '表达式有 {length} 个字符，最多 {limit} 个。',
    'schedule.cronFieldCount':
      '表达式要有五段（分 时 日 月 星期），这里有 {count} 段。比如每天 9:00 写作 0 9 * * *。',
    'schedule.cronSeconds': '不支持秒。请去掉第一段：{fix}',
    'schedule.cronMacro': '不认识“{given}”。可用的有 {macros}。',
    'schedule.cronStarInList': `${fieldZh}一段的“{given}”把 * 或 ? 和别的值混在了一起。请只写 *，或者只写具体的值。`,
    'schedule.cronStep': `${fieldZh}的步长不能是 {given}，请用 1 到 {largest}。`,
    'schedule.cronStepAlone': '“{given}”有步长却没有范围，请写作 {fix}。',
    'schedule.cronOutOfRange': `${fieldZh}不能是 {given}，请用 {min} 到 {max}。`,
    'schedule.cronSpecial': '“{given}”：不支持 L、W 和 #。请用数字写明日期，例如 1-7 或 28。',
    'schedule.cronUnreadable': `无法把“{given}”读作${fieldZh}。可以用数字、范围（1-5）、列表（1,3）或步长（*/2）。`,
    'schedule.cronDayStep':
      '“日”和“星期”两段中一段写“{given}”、另一段又有限定时，各家的理解不一样。请写作 {fix}，这样满足其中一段就会触发。',
    'schedule.cronImpossibleDate': '所选的月份都没有 {day} 日，请用 {last} 日或更早的日期。',
    'schedule.everyUnreadable': '看不懂“{given}”。五段之后可以写：every 3 days from 2026-11-24。',
    'schedule.everyCount': '不能每 {given} {unit, select, days {天} other {周}}一次，请用 1 到 {largest}。',
    'schedule.everyRestricted':
      '{unit, select, days {写“每几天”时，日、月、星期三段都要写 *，例如 0 9 * * * every 3 days from 2026-11-24。} other {写“每几周”时，日和月两段都要写 *，例如 0 20 * * 1 every 2 weeks from 2026-11-23。}}',
    'schedule.weekdayMissing': '在星期几？例如写：每两周周一 20:00。',
    'schedule.dateUnreadable': '“{given}”不是日期。请写成年-月-日，例如 2026-12-24。',
    'schedule.quietTooLong': '停发日期有 {length} 个字符，最多 {limit} 个。',
    'schedule.quietBackwards': '“{given}”的结束早于开始。是不是想写 {fix}？',
    'schedule.quietRangeLong': '“{given}”超过了 {limit} 天。要长时间停发，请用 `/schedule pause`。',
    'schedule.whenUnreadable':
      '看不懂“{given}”。可以写：每天 09:00；周一、周三 20:30；每三天 9:00；每两周周一 20:00；每小时；或 cron 表达式，例如 0 9 * * 1-5。',
    'schedule.minutesDiffer':
      '同一个计划里的各个时间，分钟数要相同，例如 9:30 和 21:30。其余的时间请另建一个计划。',
    'schedule.rule': '{days} {times}',
    'schedule.ruleInMonths': '{days}（仅{months}）{times}',
    'schedule.everyDay': '每天',
    'schedule.everyDays': '{count, plural, =1 {每天} other {每 # 天}}',
    'schedule.everyWeeks': '{count, plural, =1 {每周的} other {每 # 周的}}{names}',
    'schedule.countedFrom': '{rule}（从 {date} 起算）',
    'schedule.onWeekdays': '每{names}',
    'schedule.onDates': '每月{dates}',
    'schedule.onDatesAndWeekdays': '每月{dates}以及每{names}',
    'schedule.onDatesIfWeekday': '每月{dates}（仅限{names}）',
    'schedule.dayOfMonth': '{day}日',
    'schedule.range': '{first}至{last}',
    'schedule.atTimes': '{times}',
    'schedule.everyHour': '每小时整点',
    'schedule.everyMinutes': '{count, plural, =1 {每分钟} other {每 # 分钟}}',
    'schedule.atMinutes': '每小时的第 {minutes} 分钟',
    'schedule.everyHours': '每 {count} 小时（第 {minute} 分钟）',
    'schedule.atMinutesOfHours': '{hours}时的第 {minutes} 分钟',
    'schedule.unknownZone':
      '没有“{zone}”这个时区。是不是想写 {nearest}？时区写成 Asia/Shanghai 这样的名字，或者 UTC。',
  },
})

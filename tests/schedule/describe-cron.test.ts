import { describe, expect, it } from 'vitest'
import { describeCron } from '../../src/schedule/describe-cron.ts'

describe('a rule in words', () => {
  it.each([
    ['0 9 * * *', 'every day at 09:00', '每天 09:00'],
    ['0 9,21 * * *', 'every day at 09:00 and 21:00', '每天 09:00、21:00'],
    ['30 8 * * 1-5', 'every Monday to Friday at 08:30', '每星期一至星期五 08:30'],
    ['0 20 * * 1,4', 'every Monday and Thursday at 20:00', '每星期一、星期四 20:00'],
    ['0 10 * * 0,6', 'every Saturday and Sunday at 10:00', '每星期六、星期日 10:00'],
    ['0 9 13 * 5', 'on the 13th of the month and every Friday at 09:00', '每月13日以及每星期五 09:00'],
    ['0 9 1,2,3,22 * *', 'on the 1st to 3rd and 22nd of the month at 09:00', '每月1日至3日、22日 09:00'],
    ['0 9 1 1,7 *', 'on the 1st of the month in January and July at 09:00', '每月1日（仅一月、七月）09:00'],
    ['0 9 * 6-8 *', 'every day in June to August at 09:00', '每天（仅六月至八月）09:00'],
    ['*/15 * * * *', 'every 15 minutes', '每 15 分钟'],
    ['* * * * *', 'every minute', '每分钟'],
    ['0 * * * *', 'every hour on the hour', '每小时整点'],
    ['5,35 * * * *', 'every hour at minute 5 and 35', '每小时的第 5、35 分钟'],
    ['0 */2 * * *', 'every 2 hours at minute 0', '每 2 小时（第 0 分钟）'],
    ['*/30 * * * 1', 'every Monday every 30 minutes', '每星期一 每 30 分钟'],
    [
      '0 9 * * * every 3 days from 2026-11-24',
      'every 3 days at 09:00, counted from 2026-11-24',
      '每 3 天 09:00（从 2026-11-24 起算）',
    ],
    [
      '0 20 * * 1,4 every 2 weeks from 2026-11-23',
      'every 2 weeks on Monday and Thursday at 20:00, counted from 2026-11-23',
      '每 2 周的星期一、星期四 20:00（从 2026-11-23 起算）',
    ],
    [
      '10,40 9-17 * * 1-5',
      'every Monday to Friday at minute 10 and 40 of hour 9 to 17',
      '每星期一至星期五 9至17时的第 10、40 分钟',
    ],
  ])('says of %s: %s', (expression, english, chinese) => {
    const said = [describeCron(expression, 'en'), describeCron(expression, 'zh-CN')]

    expect(said).toEqual([english, chinese])
  })
})

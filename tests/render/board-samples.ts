import sharp from 'sharp'
import type { Language } from '../../src/i18n/texts.ts'
import type { Board, BoardRow } from '../../src/render/renderer.ts'

const names = [
  'Ada Lovelace',
  '陈小雨',
  'Юрий Ковалёв',
  'نور حداد',
  'Zoë 🦊 Müller-Lüdenscheidt von und zu Langenstein',
  '김민준',
  'สมชาย ใจดี',
  '𝓕𝓪𝓷𝓬𝔂 𝓝𝓪𝓶𝓮',
  'नमस्ते',
  'דוד לוי',
]
const movements = [0, 2, -1, 14, undefined, -3, 0, 108, -25, undefined]

/** Ten people of many scripts, some with a picture and some without. */
export async function sampleBoard(language: Language): Promise<Board> {
  const isChinese = language === 'zh-CN'
  const pictures = await Promise.all(names.map((_, i) => (i % 2 === 0 ? paintPicture(i) : undefined)))

  return {
    title: isChinese ? '排行榜 · 最近 30 天' : 'Leaderboard · Last 30 days',
    subtitle: isChinese
      ? '28 位成员有积分 · 箭头：与前 30 天相比的名次变化'
      : '28 members with points · arrows: places since the 30 days before',
    rows: names.map((name, i) => {
      const [avatar, movement] = [pictures[i], movements[i]]

      return {
        rank: i < 5 ? i + 1 : i === 6 ? 6 : i + 1,
        name,
        points: [1_240, 1_100, 980, 760, 610, 400, 400, 250, 120, 5][i] ?? 0,
        note: isChinese ? `${40 - 3 * i} 次作答` : `${40 - 3 * i} answers`,
        highlighted: i === 3,
        ...(avatar && { avatar }),
        ...(movement !== undefined && { movement }),
      }
    }),
    footer: {
      left: isChinese ? '只计定时发布的题目；同分同名次' : 'Scheduled questions only; ties share a rank',
      right: isChinese ? '第 1 / 3 页' : 'Page 1 of 3',
    },
  }
}

/** Teams, two of them without enough members, and a member nobody names. */
export function sampleTeams(language: Language): Board {
  const isChinese = language === 'zh-CN'
  const team = (name: string, changes: Partial<BoardRow>): BoardRow => ({
    name,
    rank: null,
    points: null,
    note: '',
    highlighted: false,
    ...changes,
  })

  return {
    title: isChinese ? '排行榜 · 2026 年第 4 季度赛季 · 队伍' : 'Leaderboard · Season 2026 Q4 · Teams',
    subtitle: isChinese ? '2026年10月1日起 · 5 支队伍' : 'since Oct 1, 2026 · 5 teams',
    rows: [
      team('Team Gradient', { rank: 1, points: 132.5, note: isChinese ? '12 人作答' : '12 answered' }),
      team('动量队', {
        rank: 2,
        points: 97.3,
        note: isChinese ? '3 人作答' : '3 answered',
        highlighted: true,
      }),
      team('🦊', { rank: 3, points: 4, note: isChinese ? '128 人作答' : '128 answered' }),
      team(isChinese ? '一位隐藏成员' : 'a hidden member', {
        rank: 4,
        points: 2,
        note: isChinese ? '1 次作答' : '1 answer',
        faceless: true,
      }),
      team('Late Starters', { note: isChinese ? '还差 2 人' : '2 missing' }),
    ],
    footer: {
      left: isChinese
        ? '按作答成员的人均积分；至少 3 人作答才排名'
        : 'Points per member who answered; ranked from 3 members on',
      right: isChinese ? '第 1 / 1 页' : 'Page 1 of 1',
    },
  }
}

/** A face of sorts: two colours and a circle. */
async function paintPicture(i: number): Promise<Uint8Array> {
  const hue = 47 * i
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="hsl(${hue} 60% 70%)"/><circle cx="64" cy="50" r="24" fill="hsl(${hue + 40} 50% 35%)"/><circle cx="64" cy="124" r="46" fill="hsl(${hue + 40} 50% 35%)"/></svg>`

  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}

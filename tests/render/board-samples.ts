import sharp from 'sharp'
import type { Language } from '../../src/i18n/texts.ts'
import type { Board } from '../../src/render/renderer.ts'

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

/** A face of sorts: two colours and a circle. */
async function paintPicture(i: number): Promise<Uint8Array> {
  const hue = 47 * i
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="hsl(${hue} 60% 70%)"/><circle cx="64" cy="50" r="24" fill="hsl(${hue + 40} 50% 35%)"/><circle cx="64" cy="124" r="46" fill="hsl(${hue + 40} 50% 35%)"/></svg>`

  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}

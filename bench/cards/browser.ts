import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import MarkdownIt from 'markdown-it'
import { chromium } from 'playwright-core'
import { readMath } from '../../src/render/markdown-math.ts'
import type { Card } from '../../src/render/renderer.ts'
import { palettes } from '../../src/render/theme.ts'

export interface Browser {
  readonly name: string
  /** From the card's Markdown to the bytes of a PNG, on a page that is open already, in ms. */
  drawMs(card: Card): Promise<number>
  close(): Promise<void>
}

const { resolve } = createRequire(import.meta.url)
const fileUrl = (name: string) => pathToFileURL(resolve(name)).href

const markdown = new MarkdownIt({ html: false, breaks: true }).use(readMath)
const { escapeHtml } = markdown.utils

markdown.renderer.rules.math_inline = (tokens, i) => `\\(${escapeHtml(tokens[i]?.content ?? '')}\\)`
markdown.renderer.rules.math_block = (tokens, i) => `\\[${escapeHtml(tokens[i]?.content ?? '')}\\]`

/** Debian's Chromium with our fonts and MathJax, loaded before anything is measured; undefined where there is none. */
export async function openBrowser(): Promise<Browser | undefined> {
  const browser = await chromium
    .launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--allow-file-access-from-files'] })
    .catch(() => undefined)

  if (!browser) return undefined

  const page = await browser.newPage({ viewport: { width: 760, height: 600 }, deviceScaleFactor: 2 })

  // Files are read only by a page that is one.
  await page.goto(fileUrl('@expo-google-fonts/noto-sans-sc/package.json'))
  await page.setContent(`<!doctype html><style>${style()}</style><main></main>`)
  await page.evaluate(
    configureMathJax,
    pathToFileURL(dirname(resolve('@mathjax/mathjax-newcm-font/package.json'))).href,
  )
  await page.addScriptTag({ url: fileUrl('@mathjax/src/bundle/tex-svg.js') })

  return {
    name: `chromium ${browser.version()}`,
    async drawMs(card) {
      const start = performance.now()

      await page.evaluate(show, htmlOf(card))
      await page.screenshot({ fullPage: true })
      return performance.now() - start
    },
    close: () => browser.close(),
  }
}

interface MathJaxPage {
  MathJax: { typesetPromise?(): Promise<void> } & Record<string, unknown>
  document: {
    querySelector(name: string): { innerHTML: string }
    fonts: { ready: Promise<unknown> }
  }
}

/** Runs in the page. */
function configureMathJax(fontUrl: string): void {
  const page = globalThis as unknown as MathJaxPage

  page.MathJax = { loader: { paths: { 'mathjax-newcm': fontUrl } }, startup: { typeset: false } }
}

/** Runs in the page. */
async function show(html: string): Promise<void> {
  const page = globalThis as unknown as MathJaxPage

  page.document.querySelector('main').innerHTML = html
  await page.MathJax.typesetPromise?.()
  await page.document.fonts.ready
}

function htmlOf({ title, tags, body, choices = [], after = '', footer }: Card): string {
  return [
    `<h1>${escapeHtml(title)}</h1>`,
    ...tags.map(({ text }) => `<b class="tag">${escapeHtml(text)}</b>`),
    '<hr>',
    markdown.render(body),
    ...choices.map(
      ({ label, text, mark = '' }) =>
        `<div class="choice ${mark}"><b>${label}</b>${markdown.render(text)}</div>`,
    ),
    markdown.render(after),
    `<hr><footer>${escapeHtml(footer.left)}</footer>`,
  ].join('\n')
}

function style(): string {
  const { background, text, panel, line, tones } = palettes.dark
  const face = (family: string, weight: number, file: string) =>
    `@font-face{font-family:${family};font-weight:${weight};src:url(${fileUrl(`@expo-google-fonts/${file}`)})}`

  return `
    ${face('Noto', 400, 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')}
    ${face('Noto', 700, 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')}
    ${face('Mono', 400, 'jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf')}
    body{margin:0;padding:30px 40px;background:${background};color:${text};font:20px/1.7 Noto}
    h1{font-size:27px} h4{font-size:20px} code,pre{font:16px/1.55 Mono;background:${panel}} pre{padding:12px 16px}
    .tag{font-size:14.5px;padding:2px 11px;border-radius:13px;background:${line}} hr{border:0;border-top:1.5px solid ${line}}
    .choice{display:flex;gap:20px;padding:7px 16px;margin:10px 0;border-radius:10px;background:${panel}}
    .right{border:1.5px solid ${tones.good}} td,th{padding:3px 13px;border-bottom:1px solid ${line}} footer{font-size:14px}`
}

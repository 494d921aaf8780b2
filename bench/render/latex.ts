import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
/** Near our 40 pixels per em: latex sets 10 points. */
const dpi = 288

const packages = String.raw`\usepackage{amsmath,amssymb,amscd,mathtools,xcolor,cancel,braket,bm,mathrsfs,upgreek,gensymb}
\usepackage{arydshln,extpfeil}
\usepackage[version=4]{mhchem}
\DeclareMathOperator*{\argmax}{arg\,max}`

/** Loaded only for the formulas that use them: some take long, and two of them refuse each other. */
const rarePackages: readonly (readonly [use: RegExp, name: string])[] = [
  [/\\unitfrac/, 'units'],
  [/\\(?:num|qty|SI|ang)\b/, 'siunitx'],
  [/prooftree/, 'bussproofs'],
  [/empheq/, 'empheq'],
  [/\\(?:row|cell)color/, 'colortbl'],
  [/\\centernot/, 'centernot'],
]

/** What stands in a paragraph of its own, with a width. */
const display = /\\begin\{(?:align|multline|prooftree|empheq)\*?\}|\\tag/

export async function hasLatex(): Promise<boolean> {
  try {
    await Promise.all([execute('latex', ['--version']), execute('dvipng', ['--version'])])
    return true
  } catch {
    return false
  }
}

export interface Latex {
  /** Latex then dvipng, as the bots do that use them, in ms; undefined where latex cannot. */
  drawMs(tex: string): Promise<number | undefined>
  close(): Promise<void>
}

export async function openLatex(): Promise<Latex> {
  const folder = await mkdtemp(join(tmpdir(), 'latex-'))

  return {
    async drawMs(tex) {
      await writeFile(join(folder, 'f.tex'), documentOf(tex))

      const start = performance.now()

      try {
        await execute('latex', ['-interaction=nonstopmode', '-halt-on-error', 'f.tex'], { cwd: folder })
        await execute('dvipng', ['-q', '-T', 'tight', '-D', String(dpi), '-o', 'f.png', 'f.dvi'], {
          cwd: folder,
        })
        return performance.now() - start
      } catch {
        return undefined
      }
    },
    close: () => rm(folder, { recursive: true }),
  }
}

function documentOf(tex: string): string {
  const isDisplay = display.test(tex)
  const body = tex.includes('\\tag') ? `\\[${tex}\\]` : isDisplay ? tex : `$\\displaystyle ${tex}$`

  const rare = rarePackages.filter(([use]) => use.test(tex)).map(([, name]) => `\\usepackage{${name}}`)

  return String.raw`\documentclass[border=4pt${isDisplay ? ',varwidth' : ''}]{standalone}
${packages}${rare.join('')}
\begin{document}${body}\end{document}`
}

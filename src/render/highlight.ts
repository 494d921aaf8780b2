import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import diff from 'highlight.js/lib/languages/diff'
import go from 'highlight.js/lib/languages/go'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import julia from 'highlight.js/lib/languages/julia'
import latex from 'highlight.js/lib/languages/latex'
import matlab from 'highlight.js/lib/languages/matlab'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import rust from 'highlight.js/lib/languages/rust'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'

/** What a piece of code is, as far as its colour goes. */
export type CodeTone = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'type'

export interface CodeSpan {
  readonly text: string
  /** Undefined for what has the colour of plain text. */
  readonly tone: CodeTone | undefined
}

/** Languages whose tokenisers stay fast on hostile text. */
const lowlight = createLowlight({
  bash,
  c,
  cpp,
  diff,
  go,
  java,
  javascript,
  json,
  julia,
  latex,
  matlab,
  python,
  r,
  rust,
  sql,
  typescript,
  xml,
  yaml,
})

lowlight.registerAlias({ cpp: ['cuda', 'cu'], python: ['python3', 'ipython'], bash: ['shell', 'console'] })

/** Characters of the longest text that is given colours: some tokenisers take the square of its length. */
const lengthLimit = 6_000

const tones: Readonly<Record<CodeTone, readonly string[]>> = {
  keyword: ['keyword', 'literal', 'selector-tag', 'meta', 'doctag', 'section'],
  string: ['string', 'regexp', 'char', 'addition', 'template-tag', 'formula'],
  number: ['number', 'symbol', 'bullet', 'link', 'deletion'],
  comment: ['comment', 'quote'],
  name: ['title', 'attr', 'attribute', 'name', 'variable', 'property', 'template-variable'],
  type: ['built_in', 'type', 'class', 'selector-class', 'selector-id'],
}
const toneOf = new Map(
  Object.entries(tones).flatMap(([tone, scopes]) =>
    scopes.map((scope): [string, CodeTone] => [`hljs-${scope}`, tone as CodeTone]),
  ),
)

/** Code in pieces by what they are; all of it plain when its language is not known or the text is long. */
export function highlightCode(code: string, info: string): CodeSpan[] {
  const [language = ''] = info.toLowerCase().split(/[\s{,:]/)

  if (!lowlight.registered(language) || code.length > lengthLimit) return [{ text: code, tone: undefined }]

  return spansOf(lowlight.highlight(language, code).children, undefined)
}

type Nodes = ReturnType<typeof lowlight.highlight>['children']

function spansOf(nodes: Nodes, outer: CodeTone | undefined): CodeSpan[] {
  return nodes.flatMap((node): CodeSpan[] => {
    if (node.type === 'text') return [{ text: node.value, tone: outer }]
    if (node.type !== 'element') return []

    const [scope] = [node.properties.className].flat()
    // What is put into a string is code again.
    const tone = scope === 'hljs-subst' ? undefined : (toneOf.get(String(scope)) ?? outer)

    return spansOf(node.children as Nodes, tone)
  })
}

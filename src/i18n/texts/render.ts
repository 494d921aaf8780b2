import { defineTexts } from '../texts.ts'

export const render = defineTexts({
  en: {
    'render.tex': 'MathJax cannot read this formula: {message}',
    'render.empty': 'There is nothing to draw: the formula is empty.',
    'render.tooLong':
      'This is too long to draw: {length, number} characters; at most {limit, number} are allowed.',
    'render.tooDeep': 'This is nested too deeply. Use fewer levels of braces, lists or quotes.',
    'render.tooComplex': 'The formula has too many parts. Split it into several.',
    'render.tooLarge':
      'The picture would be too large. Split the formula, or leave out huge spaces and rules.',
    'render.timeout': 'Drawing took too long and was stopped. Try something simpler.',
    'render.memory': 'Drawing needed too much memory and was stopped. Try something simpler.',
    'render.raster': 'The formula can be read but not drawn. Try fewer nested brackets.',
    'render.cut': '{count, plural, one {# more line is} other {# more lines are}} left out here.',
    'render.busy': 'Too many pictures are being drawn right now. Please try again in a moment.',
  },
  'zh-CN': {
    'render.tex': 'MathJax 无法读懂这个公式：{message}',
    'render.empty': '公式是空的，没有可画的内容。',
    'render.tooLong': '内容太长，画不下：共 {length, number} 个字符，最多 {limit, number} 个。',
    'render.tooDeep': '嵌套得太深，请减少花括号、列表或引用的层数。',
    'render.tooComplex': '公式的组成部分太多，请拆成几个。',
    'render.tooLarge': '图片会过大。请拆分公式，或去掉过大的空白和线条。',
    'render.timeout': '绘制时间过长，已中止。请简化后再试。',
    'render.memory': '绘制占用的内存过多，已中止。请简化后再试。',
    'render.raster': '公式能读懂，但画不出来。请减少嵌套的括号。',
    'render.cut': '此处省略了 {count, plural, other {# 行}}。',
    'render.busy': '正在绘制的图片太多，请稍后再试。',
  },
})

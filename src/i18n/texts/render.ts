import { defineTexts } from '../texts.ts'

export const render = defineTexts({
  en: {
    'render.tex': 'MathJax cannot read this formula: {message}',
    'render.texAt': 'MathJax cannot read this formula: {message} (line {line}, character {character})',
    'render.siNumber': '{command} cannot read “{given}” as a number. Write it like 1.5e-3 or 12.3(4).',
    'render.siUnit': '“{given}” is not a complete unit. Write units like \\kilo\\metre\\per\\hour or km/h.',
    'render.siUnitNear': '“{given}” is no unit. Did you mean {nearest}?',
    'render.siUnsupported':
      '{command} is not supported in this form. Use \\num, \\qty, \\unit or \\ang, without options.',
    'render.empty': 'There is nothing to draw: the formula is empty.',
    'render.tooLong':
      'This is too long to draw: {length, number} characters; at most {limit, number} are allowed.',
    'render.tooDeep': 'This is nested too deeply. Use fewer levels of braces.',
    'render.tooComplex': 'The formula has too many parts. Split it into several.',
    'render.tooLarge':
      'The picture would be too large. Split the formula, or leave out huge spaces and rules.',
    'render.timeout': 'Drawing took too long and was stopped. Try something simpler.',
    'render.memory': 'Drawing needed too much memory and was stopped. Try something simpler.',
    'render.raster': 'The formula can be read but not drawn. Try fewer nested brackets.',
    'render.cut': 'About {count, plural, one {# more line is} other {# more lines are}} left out here.',
    'render.cutColumns': '{count, plural, one {# more column is} other {# more columns are}} left out here.',
    'render.cutDepth': 'What is nested deeper than this is left out here.',
    'render.cli.usage':
      'Usage: fan-in render <file.md|formula> [--theme dark|light] [--size small|normal|large] [--language en|zh-CN] [--seed text] [-o file.png]',
    'render.cli.noFile': 'There is no file {path}.',
    'render.busy': 'Too many pictures are being drawn right now. Please try again in a moment.',
  },
  'zh-CN': {
    'render.tex': 'MathJax 无法读懂这个公式：{message}',
    'render.texAt': 'MathJax 无法读懂这个公式：{message}（第 {line} 行，第 {character} 个字符）',
    'render.siNumber': '{command} 无法把“{given}”读作数字。请写成 1.5e-3 或 12.3(4) 的形式。',
    'render.siUnit': '“{given}”不是完整的单位。单位写作 \\kilo\\metre\\per\\hour 或 km/h。',
    'render.siUnitNear': '没有“{given}”这个单位，是不是想写 {nearest}？',
    'render.siUnsupported': '不支持这种形式的 {command}。请用不带选项的 \\num、\\qty、\\unit 或 \\ang。',
    'render.empty': '公式是空的，没有可画的内容。',
    'render.tooLong': '内容太长，画不下：共 {length, number} 个字符，最多 {limit, number} 个。',
    'render.tooDeep': '嵌套得太深，请减少花括号的层数。',
    'render.tooComplex': '公式的组成部分太多，请拆成几个。',
    'render.tooLarge': '图片会过大。请拆分公式，或去掉过大的空白和线条。',
    'render.timeout': '绘制时间过长，已中止。请简化后再试。',
    'render.memory': '绘制占用的内存过多，已中止。请简化后再试。',
    'render.raster': '公式能读懂，但画不出来。请减少嵌套的括号。',
    'render.cut': '此处省略了约 {count, plural, other {# 行}}。',
    'render.cutColumns': '此处省略了 {count, plural, other {# 列}}。',
    'render.cutDepth': '此处省略了嵌套更深的内容。',
    'render.cli.usage':
      '用法：fan-in render <文件.md|公式> [--theme dark|light] [--size small|normal|large] [--language en|zh-CN] [--seed 种子] [-o 文件.png]',
    'render.cli.noFile': '没有文件 {path}。',
    'render.busy': '正在绘制的图片太多，请稍后再试。',
  },
})

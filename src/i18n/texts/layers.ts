import { defineTexts } from '../texts.ts'

/** What is said about a network's text. `excerpt` is a block of code with a caret. */
export const layers = defineTexts({
  en: {
    'layers.empty': 'There is no layer to read.',
    'layers.syntax':
      '{cause, select, end {The text ends too early (character {position}).} other {I cannot read on from “{found}” (character {position}).}} {suggested, select, yes {Did you mean “{nearest}”?} other { }}\n{excerpt}',
    'layers.unknownLayer':
      '{suggested, select, yes {I do not know the layer “{name}”. Did you mean “{nearest}”?} other {I do not know the layer “{name}”.}} {placed, select, yes {Character {position}:\n{excerpt}} other { }}',
    'layers.unknownArgument':
      '{suggested, select, yes {Unexpected argument “{argument}” of {layer}; did you mean “{nearest}”?} other {Unexpected argument “{argument}” of {layer}.}} {placed, select, yes {Character {position}:\n{excerpt}} other { }}',
    'layers.missingArgument': 'For {layer}, “{argument}” is missing.',
    'layers.wrongArgument':
      'For {layer}, “{argument}” cannot be “{given}”. {hint, select, yes {It takes: {expected}.} other { }}',
    'layers.mixedFrameworks':
      '“{torch}” is PyTorch, “{keras}” is Keras. One text must stay with one of them.',
    'layers.unknownContainer':
      'I do not know how the parts of “{name}” are connected: print(model) does not say. Write its branches as res(… | …) or cat(… | …).',
    'layers.tooManyLayers':
      '{what, select, branches {A block has at most {limit, number} branches.} other {A network has at most {limit, number} layers, repeats written out.}}',
    'layers.tooDeep': 'Brackets are nested at most {limit} deep.',
  },
  'zh-CN': {
    'layers.empty': '没有可读取的层。',
    'layers.syntax':
      '{cause, select, end {内容不完整（第 {position} 个字符处结束）。} other {从第 {position} 个字符“{found}”起无法读懂。}}{suggested, select, yes {是不是想写“{nearest}”？} other { }}\n{excerpt}',
    'layers.unknownLayer':
      '{suggested, select, yes {不认识“{name}”这种层，是不是想写“{nearest}”？} other {不认识“{name}”这种层。}}{placed, select, yes {第 {position} 个字符：\n{excerpt}} other { }}',
    'layers.unknownArgument':
      '{suggested, select, yes {多余的参数“{argument}”（{layer}），是不是想写“{nearest}”？} other {多余的参数“{argument}”（{layer} 没有它）。}}{placed, select, yes {第 {position} 个字符：\n{excerpt}} other { }}',
    'layers.missingArgument': '{layer} 缺少参数“{argument}”。',
    'layers.wrongArgument':
      '{layer} 的参数“{argument}”不能是“{given}”。{hint, select, yes {可以是：{expected}。} other { }}',
    'layers.mixedFrameworks':
      '“{torch}”是 PyTorch 的写法，“{keras}”是 Keras 的写法；同一段文本只能用其中一种。',
    'layers.unknownContainer':
      '不知道“{name}”内部各部分如何连接：print(model) 没有说明。请把分支写成 res(… | …) 或 cat(… | …)。',
    'layers.tooManyLayers':
      '{what, select, branches {一个块最多有 {limit, number} 个分支。} other {展开重复后，一个网络最多有 {limit, number} 层。}}',
    'layers.tooDeep': '括号最多嵌套 {limit} 层。',
  },
})

import { defineTexts } from '../texts.ts'

export const layers = defineTexts({
  en: {
    'layers.empty': 'There is no layer to read.',
    'layers.syntax':
      '{cause, select, end {The layer’s text ends too early.} other {I cannot read the layer from “{found}” on (character {position}).}}',
    'layers.unknownLayer':
      '{suggested, select, yes {I do not know the layer “{name}”. Did you mean “{nearest}”?} other {I do not know the layer “{name}”.}}',
    'layers.unknownArgument':
      '{suggested, select, yes {Unexpected argument “{argument}” of {layer}; did you mean “{nearest}”?} other {Unexpected argument “{argument}” of {layer}.}}',
    'layers.missingArgument': 'For {layer}, “{argument}” is missing.',
    'layers.wrongArgument': 'For {layer}, “{argument}” cannot be “{given}”.',
  },
  'zh-CN': {
    'layers.empty': '没有可读取的层。',
    'layers.syntax':
      '{cause, select, end {层的写法不完整。} other {从第 {position} 个字符“{found}”起无法读懂这一层。}}',
    'layers.unknownLayer':
      '{suggested, select, yes {不认识“{name}”这种层。是不是想写“{nearest}”？} other {不认识“{name}”这种层。}}',
    'layers.unknownArgument':
      '{suggested, select, yes {{layer} 没有参数“{argument}”，是不是想写“{nearest}”？} other {{layer} 没有参数“{argument}”。}}',
    'layers.missingArgument': '{layer} 缺少参数“{argument}”。',
    'layers.wrongArgument': '{layer} 的参数“{argument}”不能是“{given}”。',
  },
})

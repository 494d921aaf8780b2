import { defineTexts } from '../texts.ts'

export const tex = defineTexts({
  en: {
    'command.tex.name': 'tex',
    'command.tex.description': 'Draw a LaTeX formula',
    'command.tex.source.name': 'source',
    'command.tex.source.description': 'LaTeX mathematics, such as \\sqrt n + x^2',
    'option.theme.name': 'theme',
    'option.theme.description': 'Colours of the picture',
    'choice.theme.dark': 'Dark',
    'choice.theme.light': 'Light',
  },
  'zh-CN': {
    'command.tex.name': '公式',
    'command.tex.description': '绘制 LaTeX 公式',
    'command.tex.source.name': '源码',
    'command.tex.source.description': 'LaTeX 数学公式，例如 \\sqrt n + x^2',
    'option.theme.name': '主题',
    'option.theme.description': '图片的配色',
    'choice.theme.dark': '深色',
    'choice.theme.light': '浅色',
  },
})

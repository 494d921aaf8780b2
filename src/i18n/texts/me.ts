import { defineTexts } from '../texts.ts'

export const me = defineTexts({
  en: {
    'command.me.name': 'me',
    'command.me.description': 'Your own settings',
    'command.me.settings.name': 'settings',
    'command.me.settings.description': 'Show or change how the bot answers you',
    'command.me.settings.theme.name': 'theme',
    'command.me.settings.theme.description': 'Colours of the pictures you ask for, in every server',
    'choice.theme.server': 'As the server has it',
    'me.title': '### Your settings',
    'me.saved': '### Saved',
    'me.theme': 'Pictures you ask for: {theme}',
    'me.language': 'Language of answers: that of your Discord (Settings → Language)',
  },
  'zh-CN': {
    'command.me.name': '我',
    'command.me.description': '你自己的设置',
    'command.me.settings.name': '设置',
    'command.me.settings.description': '查看或修改机器人如何回复你',
    'command.me.settings.theme.name': '主题',
    'command.me.settings.theme.description': '你请求的图片的配色，在所有服务器生效',
    'choice.theme.server': '跟随服务器',
    'me.title': '### 你的设置',
    'me.saved': '### 已保存',
    'me.theme': '你请求的图片：{theme}',
    'me.language': '回复语言：跟随你的 Discord（设置 → 语言）',
  },
})

import {
  ApplicationCommandType,
  ApplicationCommandOptionType as Option,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'

/** Commands that between them use everything the page's composer knows. */
export const practiceCommands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    name: 'shape',
    name_localizations: { 'zh-CN': '形状' },
    description: 'Sizes of layers',
    description_localizations: { 'zh-CN': '各层的尺寸' },
    options: [
      {
        type: Option.Subcommand,
        name: 'conv',
        name_localizations: { 'zh-CN': '卷积' },
        description: 'Output size of a convolution',
        description_localizations: { 'zh-CN': '卷积的输出尺寸' },
        options: [
          {
            type: Option.String,
            name: 'input',
            name_localizations: { 'zh-CN': '输入' },
            description: 'Input size, such as 32x32',
            description_localizations: { 'zh-CN': '输入尺寸，例如 32x32' },
            required: true,
            max_length: 12,
          },
          {
            type: Option.Integer,
            name: 'kernel',
            name_localizations: { 'zh-CN': '核大小' },
            description: 'Kernel size',
            description_localizations: { 'zh-CN': '卷积核大小' },
            required: true,
            min_value: 1,
            max_value: 32,
          },
          {
            type: Option.String,
            name: 'padding',
            name_localizations: { 'zh-CN': '填充' },
            description: 'How the border is filled',
            description_localizations: { 'zh-CN': '边界如何填充' },
            choices: [
              { name: 'None', name_localizations: { 'zh-CN': '不填充' }, value: 'valid' },
              { name: 'Keep the size', name_localizations: { 'zh-CN': '保持尺寸' }, value: 'same' },
            ],
          },
          { type: Option.Number, name: 'dilation', description: 'Distance between the taps' },
          { type: Option.Boolean, name: 'steps', description: 'Whether to show the steps' },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'topic',
        name_localizations: { 'zh-CN': '主题' },
        description: 'Find a topic',
        description_localizations: { 'zh-CN': '查找主题' },
        options: [
          {
            type: Option.String,
            name: 'name',
            name_localizations: { 'zh-CN': '名称' },
            description: 'Begin to type its name',
            description_localizations: { 'zh-CN': '开始输入名称' },
            required: true,
            autocomplete: true,
          },
        ],
      },
    ],
  },
  {
    name: 'show',
    description: 'What a message can look like',
    options: [
      { type: Option.Subcommand, name: 'layout', description: 'Components V2' },
      { type: Option.Subcommand, name: 'embed', description: 'Embeds and attachments' },
      { type: Option.Subcommand, name: 'markdown', description: 'Discord Markdown' },
      { type: Option.Subcommand, name: 'selects', description: 'The five kinds of select' },
      { type: Option.Subcommand, name: 'secret', description: 'A private reply' },
    ],
  },
  { name: 'form', description: 'A form with every kind of part' },
  {
    name: 'give',
    description: 'Hand something over',
    options: [
      { type: Option.User, name: 'person', description: 'To whom', required: true },
      { type: Option.Attachment, name: 'file', description: 'What', required: true },
    ],
  },
  { name: 'think', description: 'Answers only when told to' },
  { name: 'ignore', description: 'Never answers' },
  { name: 'organise', description: 'For organisers only', default_member_permissions: '32' },
  { type: ApplicationCommandType.Message, name: 'Count letters' },
  { type: ApplicationCommandType.User, name: 'Greet' },
]

import { type Context, defineAction, defineCommand, type Reply } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { type File, formatCustomId } from '../src/message.ts'
import { sizes, themes } from '../src/render/renderer.ts'

/** What Discord keeps of an alt text, in characters: a longer source cannot be read back from it. */
const altLimit = 1024

/** `/tex`: a formula as a picture, its source as alt text. */
export default defineCommand({
  name: 'tex',
  place: 'anywhere',
  action: defineAction({
    defer: true,
    options: {
      source: { type: 'string', required: true, maxLength: 2000 },
      theme: { type: 'string', choices: themes },
      size: { type: 'string', choices: sizes, default: 'normal' },
    },
    async run({ t, member, render, look }, { source, theme = look.theme, size }) {
      const tex = withoutMarks(source)
      const picture = await render.formula(tex, { ...look, theme, size })
      const showSource = { customId: formatCustomId('tex-source', 1), label: t('tex.showSource') }
      const remove = { customId: formatCustomId('tex-delete', 1, member.id), label: t('tex.delete') }
      const isKept = tex.length <= altLimit

      return {
        images: [{ ...picture, name: 'formula.png', alt: tex }],
        files: isKept ? [] : [sourceFile(tex)],
        rows: [isKept ? [showSource, remove] : [remove]],
      }
    },
  }),
  presses: {
    'tex-source': {
      version: 1,
      private: true,
      run: async ({ pressed }) => tellSource(pressed?.alts[0] ?? ''),
    },
    'tex-delete': {
      version: 1,
      update: true,
      run: async (context, [author]) => removeFor(context, author),
    },
  },
})

/** People paste formulas with the signs that mark them elsewhere. */
function withoutMarks(source: string): string {
  const [, inside] = /^\s*(?:\$\$|\\\[|\$|\\\()([\s\S]*?)(?:\$\$|\\\]|\$|\\\))\s*$/.exec(source) ?? []

  return inside ?? source
}

/** In a code block, which nothing in the source may close before its end. */
function tellSource(tex: string): Reply {
  return tex.includes('```') ? { files: [sourceFile(tex)] } : { text: `\`\`\`tex\n${tex}\n\`\`\`` }
}

function sourceFile(tex: string): File {
  return { name: 'formula.tex', bytes: new TextEncoder().encode(tex) }
}

function removeFor({ member }: Context, author: string | undefined): Reply {
  if (member.id !== author) throw new UserError('tex.notYours')

  return { remove: true }
}

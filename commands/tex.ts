import { defineAction, defineCommand } from '../src/command.ts'

/** `/tex`: a formula as a picture, its source as alt text. */
export default defineCommand({
  name: 'tex',
  place: 'anywhere',
  action: defineAction({
    defer: true,
    options: {
      source: { type: 'string', required: true, maxLength: 2000 },
      theme: { type: 'string', choices: ['dark', 'light'] },
    },
    async run({ render, look }, { source, theme = look.theme }) {
      const tex = withoutDollars(source)
      const picture = await render.formula(tex, { ...look, theme })

      return { images: [{ ...picture, name: 'formula.png', alt: tex }] }
    },
  }),
})

/** People paste formulas with the signs that mark them elsewhere. */
function withoutDollars(source: string): string {
  const [, inside] = /^\s*(?:\$\$|\\\[|\$|\\\()([\s\S]*?)(?:\$\$|\\\]|\$|\\\))\s*$/.exec(source) ?? []

  return inside ?? source
}

import type { Schema } from './schemas.ts'

/** Whole numbers above this are written as digit strings in Discord's JSON: permissions and ids. */
const largestPlainInteger = 2 ** 50

/**
 * Rewrites a schema so that one mistake in a request yields one error, and so that it accepts what Discord accepts.
 *
 * - Unions with `null` and unions tagged by an integer `type` become conditions: only the branch that is meant speaks.
 *   (ajv's own `discriminator` takes string tags only.)
 * - Integers too large for a double also come as digit strings.
 * - Empty `enum`s, which nothing could satisfy, are dropped.
 *
 * @param component looks a component up by its `$ref`.
 */
export function repairSchema(schema: Schema, component: (reference: string) => Schema): Schema {
  const repair = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(repair)
    if (part === null || typeof part !== 'object') return part

    return repairOne(mapValues(part as Schema, repair), component)
  }

  return repair(schema) as Schema
}

function repairOne(schema: Schema, component: (reference: string) => Schema): Schema {
  const { enum: choices, ...open } = schema

  if (Array.isArray(choices) && choices.length === 0) return open
  if (isLargeInteger(schema)) return { ...schema, type: ['number', 'string'], pattern: '^\\d+$' }
  if (Array.isArray(schema.anyOf)) return repairUnion(schema, schema.anyOf as Schema[], component)

  return schema
}

function isLargeInteger({ type, maximum }: Schema): boolean {
  return (type === 'number' || type === 'integer') && Number(maximum) > largestPlainInteger
}

function repairUnion(
  schema: Schema,
  union: readonly Schema[],
  component: (reference: string) => Schema,
): Schema {
  const { anyOf, ...others } = schema
  const members = union.filter((member) => member.type !== 'null')
  const branch = tagUnion(members, component) ?? splitText(members) ?? { anyOf: members }
  const only = members.length === 1 ? members[0] : branch
  const repaired = members.length < union.length ? { if: { type: 'null' }, else: only } : { ...only }

  return { ...others, ...repaired }
}

/** A choice between text and something else, as two conditions; undefined for other unions. */
function splitText(members: readonly Schema[]): Schema | undefined {
  const text = members.find((member) => member.type === 'string')
  const other = members.find((member) => member !== text)

  if (!text || !other || members.length !== 2) return undefined

  return {
    allOf: [
      { if: { type: 'string' }, else: withoutDigitStrings(other) },
      { if: { not: { type: 'string' } }, else: text },
    ],
  }
}

/** Beside a branch for text, digit strings need no branch of their own. */
function withoutDigitStrings(member: Schema): Schema {
  if (!Array.isArray(member.type)) return member

  const { pattern, ...number } = member

  return { ...number, type: 'number' }
}

/** The union as a chain of conditions on `type`, or undefined when its members carry no such tag. */
function tagUnion(members: readonly Schema[], component: (reference: string) => Schema): Schema | undefined {
  if (members.length < 2) return undefined

  const tags = members.map((member) => tagsOf(member, component))

  if (tags.some((tag) => tag.length === 0)) return undefined

  return {
    type: 'object',
    required: ['type'],
    properties: { type: { enum: tags.flat() } },
    allOf: members.map((member, position) => ({
      if: { properties: { type: { not: { enum: tags[position] } } } },
      else: member,
    })),
  }
}

function tagsOf(member: Schema, component: (reference: string) => Schema): readonly unknown[] {
  const schema = typeof member.$ref === 'string' ? component(member.$ref) : member
  const tag = (schema.properties as Record<string, Schema> | undefined)?.type

  if (!tag) return []
  if (Array.isArray(tag.enum)) return tag.enum

  return 'const' in tag ? [tag.const] : []
}

function mapValues(schema: Schema, change: (value: unknown) => unknown): Schema {
  return Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, change(value)]))
}

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { describeError } from './describe-error.ts'
import type { Problem } from './problem.ts'
import { repairSchema } from './repair.ts'
import { loadComponents, type Schema } from './schemas.ts'

/** Names a schema: a component, a list of one, any of several, or "anything". */
export type Shape = string | { readonly listOf: string } | { readonly oneOf: readonly string[] }

/** Says everything that is wrong with a value; an empty list means that it fits. */
export type Check = (value: unknown) => Problem[]

/**
 * Compiles checks against Discord's own document. Compile at start and only what is served: a schema compiled at the
 * first interaction would eat its three seconds.
 */
export function createChecks(): (shape: Shape) => Check {
  const components = loadComponents()
  const componentOf = (reference: string): Schema => components[reference.split('/').at(-1) ?? ''] ?? {}
  const repaired = Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, repairSchema(schema, componentOf)]),
  )
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateFormats: false })
  const compiled = new Map<string, Check>()

  ajv.addSchema({ $id: 'discord', $defs: repaired })

  return (shape) => {
    const key = JSON.stringify(shape)
    const check =
      compiled.get(key) ?? checkWith(ajv.compile(rooted(repairSchema(schemaOf(shape), componentOf))))

    compiled.set(key, check)

    return check
  }
}

function schemaOf(shape: Shape): Schema {
  if (typeof shape === 'string') return { $ref: `#/$defs/${shape}` }
  if ('listOf' in shape) return { type: 'array', items: schemaOf(shape.listOf) }

  return { anyOf: shape.oneOf.map(schemaOf) }
}

/** Points the references of a free-standing schema at the document that holds the components. */
function rooted(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"discord#/$defs/')) as Schema
}

function checkWith(validate: ValidateFunction): Check {
  return (value) => (validate(value) ? [] : (validate.errors ?? []).filter(isSpecific).map(describeError))
}

/** Leaves out the errors that only say "a branch below did not fit": the branch has said why. */
function isSpecific({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== 'anyOf'
}

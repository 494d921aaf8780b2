import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Problem } from './problem.ts'

/** Turns an ajv error into Discord's code and words for it. */
export function describeError(error: ErrorObject): Problem {
  const path = pathOf(error.instancePath)

  if (error.keyword === 'required') {
    const { missingProperty } = error.params as { missingProperty: string }

    return { path: [...path, missingProperty], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
  }

  return { path, ...wordsFor(error) }
}

function wordsFor({ keyword, params, message, data }: ErrorObject): { code: string; message: string } {
  switch (keyword) {
    case 'type':
      return wrongType([params.type].flat())
    case 'minLength':
    case 'minItems':
      return data === '' || (Array.isArray(data) && data.length === 0)
        ? { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
        : { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${params.limit} or more in length.` }
    case 'maxLength':
    case 'maxItems':
      return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${params.limit} or fewer in length.` }
    case 'minimum':
      return { code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${params.limit}.` }
    case 'maximum':
      return { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${params.limit}.` }
    case 'enum':
      return choices(params.allowedValues as unknown[])
    case 'const':
      return choices([params.allowedValue])
    case 'pattern':
      return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' }
    default:
      return { code: 'BASE_TYPE_INVALID', message: message ?? keyword }
  }
}

function choices(allowed: readonly unknown[]): { code: string; message: string } {
  return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${allowed.join(', ')}}.` }
}

function wrongType(types: readonly string[]): { code: string; message: string } {
  if (types.includes('array'))
    return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }
  if (types.includes('object')) {
    return { code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }
  }
  if (types.includes('boolean')) {
    return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' }
  }
  if (types.includes('string')) {
    return { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' }
  }

  return { code: 'NUMBER_TYPE_COERCE', message: 'Value is not a number.' }
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}

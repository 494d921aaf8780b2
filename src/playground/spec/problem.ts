/** Keys and indices from the top of a body. */
export type Path = readonly (string | number)[]

/** One thing wrong with a request, in Discord's terms. */
export interface Problem {
  readonly path: Path
  /** Discord's code for the kind of mistake, such as `BASE_TYPE_REQUIRED`. */
  readonly code: string
  readonly message: string
}

export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message }
}

/** Discord's nested form of errors: `{ options: { 0: { name: { _errors: [{ code, message }] } } } }`. */
export interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[]
}

/** Builds the `errors` member of a 50035 answer; discord.js flattens it into one readable line per problem. */
export function errorTree(problems: readonly Problem[]): ErrorTree {
  const tree: ErrorTree = {}

  for (const { path, code, message } of problems) {
    const leaf = path.reduce<ErrorTree>((node, key) => childOf(node, String(key)), tree)
    const errors = leaf._errors

    if (Array.isArray(errors)) errors.push({ code, message })
    else leaf._errors = [{ code, message }]
  }

  return tree
}

function childOf(node: ErrorTree, key: string): ErrorTree {
  const existing = node[key]

  if (existing && !Array.isArray(existing)) return existing

  const child: ErrorTree = {}
  node[key] = child

  return child
}

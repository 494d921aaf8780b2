/** `null` members removed at every depth: in a request they mean "not given". */
export type WithoutNulls<T> = T extends readonly (infer Item)[]
  ? WithoutNulls<Item>[]
  : T extends object
    ? { [Key in keyof T]: WithoutNulls<Exclude<T[Key], null>> }
    : T

/** A copy without the `null` members of a request. */
export function dropNulls<T>(value: T): WithoutNulls<T> {
  if (Array.isArray(value)) return value.map(dropNulls) as WithoutNulls<T>
  if (value === null || typeof value !== 'object') return value as WithoutNulls<T>

  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, dropNulls(member)]),
  ) as WithoutNulls<T>
}

/** A language the product speaks completely. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/**
 * Declares the texts of one area in every language, side by side so that a reviewer sees both. A key missing in one
 * language, or present in one only, is a type error.
 *
 * Texts are ICU messages: `{name}`, `{count, plural, one {# point} other {# points}}`, `{value, number}`. A plural branch
 * must hold a `#` or a blank, which is how the types below tell it from an argument.
 */
export function defineTexts<const English extends Record<string, string>>(
  texts: { en: English } & { [L in Exclude<Language, 'en'>]: Record<keyof NoInfer<English>, string> },
): { en: English } & { [L in Exclude<Language, 'en'>]: Record<keyof English, string> } {
  return texts
}

type NameIn<Head extends string> = Head extends `${infer Name},${string}`
  ? NameIn<Name>
  : Head extends `${string} ${string}` | `${string}#${string}`
    ? never
    : Head

/** The argument names of an ICU message. */
export type ArgumentsOf<Message extends string> = Message extends `${string}{${infer Rest}`
  ? Rest extends `${infer Head}}${string}`
    ? NameIn<Head> | ArgumentsOf<Rest>
    : never
  : never

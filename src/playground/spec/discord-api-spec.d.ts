// The package points its types at plain JavaScript; all we use is "an object of zod schemas".
declare module 'discord-api-spec/zod' {
  const schemas: Readonly<Record<string, import('zod/v4/core').$ZodType>>
  export = schemas
}

import { $ZodDefault, $ZodOptional, type $ZodType } from 'zod/v4/core'

/** The schema of a key itself, without that it may be left out. */
export function unwrapped(schema: $ZodType): $ZodType {
  return schema instanceof $ZodOptional || schema instanceof $ZodDefault ? unwrapped(schema._zod.def.innerType) : schema
}

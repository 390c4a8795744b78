import * as z from 'zod'

export const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'use an IANA name such as Europe/Amsterdam')

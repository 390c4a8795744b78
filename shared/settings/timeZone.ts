import * as z from 'zod/mini'
import { isZoneName } from '../calendar/zoneName.ts'

export const timeZone = z.string().check(z.refine(isZoneName, 'use an IANA name such as Europe/Amsterdam'))

import * as z from 'zod'
import { isZoneName } from '../calendar/zoneName.ts'

export const timeZone = z.string().refine(isZoneName, 'use an IANA name such as Europe/Amsterdam')

/** A date that somebody asks about: one that can be meant, so that what counts back from it or on does not leave the calendar. */
import * as z from 'zod/mini'
import { LocalDate } from '../contacts/identifiers.ts'

export const AskedDate = LocalDate.check(z.refine((date) => date >= '1900-01-01' && date < '3000-01-01'))

import { describe, expect, it } from 'vitest'
import { AskedDate } from '../../shared/calendar/askedDate.ts'
import { typedDate } from '../../functions/site/typedDate.ts'

describe('a date that somebody asks about', () => {
  it.each(['0000-01-01', '0001-01-01', '0099-12-31', '1899-12-31', '3000-01-01', '9999-12-31', '2026-02-30', ''])(
    'is not %s, from which nobody counts on',
    (text) => {
      expect(AskedDate.safeParse(text).success).toBe(false)
      expect(typedDate(text).success).toBe(false)
    },
  )
  it.each(['1900-01-01', '2026-06-10', '2999-12-31'])('may be %s', (text) => expect(AskedDate.safeParse(text).data).toBe(text))
})

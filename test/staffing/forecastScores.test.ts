import { expect, it } from 'vitest'
import { forecast, type Week } from '../../shared/staffing/forecast.ts'

const week: Week = { counts: Array.from({ length: 168 }, () => 3), exposureHours: Array.from({ length: 168 }, () => 1), holidays: [] }
const scoresOf = (weeks: number) =>
  forecast(
    Array.from({ length: weeks }, () => week),
    () => true,
  )?.scores

it('foresees a week only from eight weeks or more that came before it: of eleven too few are left to score, of twelve just enough', () => {
  expect(scoresOf(11)).toBeUndefined()
  expect(scoresOf(12)).toBeDefined()
})

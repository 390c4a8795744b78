import { describe, expect, it } from 'vitest'
import { clockOffset } from '../../shared/metrics/clockOffset.ts'

const minute = 60_000
/** Deliveries a minute apart, each so many seconds after what it tells. */
const late = (...seconds: number[]) => seconds.map((one, n) => ({ receivedAt: 1_000 * minute + n * minute, at: 1_000 * minute + n * minute - one * 1000 }))

describe('the clock of a source (O4)', () => {
  it('is the middle of what its deliveries tell, so that one sent again an hour later moves nothing', () => {
    expect(clockOffset(late(1, 2, 3600))).toMatchObject({ seconds: 2, deliveries: 3, level: 'right' })
    expect(clockOffset(late(1, 3))).toMatchObject({ seconds: 2 })
  })
  it.each([
    [30, 'right'],
    [31, 'off'],
    [300, 'off'],
    [301, 'uncertain'],
    [-31, 'off'],
    [-301, 'uncertain'],
  ] as const)('%i seconds off is "%s"', (seconds, level) => expect(clockOffset(late(seconds, seconds))?.level).toBe(level))
  it('is that of the last quarter of an hour that had any', () => {
    const old = late(500, 500, 500).map(({ receivedAt, at }) => ({ receivedAt: receivedAt - 20 * minute, at: at - 20 * minute }))
    expect(clockOffset([...old, ...late(2)])).toMatchObject({ seconds: 2, deliveries: 1 })
    expect(clockOffset(old)).toMatchObject({ seconds: 500 })
  })
  it('is not known where nothing came', () => expect(clockOffset([])).toBeUndefined())
})

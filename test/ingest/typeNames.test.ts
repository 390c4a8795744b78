import { describe, expect, it } from 'vitest'
import { typeNames } from '../../functions/ingest/typeNames.ts'

describe('names of unknown types (W10)', () => {
  it('are counted for a hundred names a source, then as other', () => {
    const nameOf = typeNames()
    const letters = (n: number) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))
    for (let n = 0; n < 100; n++) expect(nameOf('centrale', letters(n))).toBe(letters(n))
    expect(nameOf('centrale', 'one.too.many')).toBe('other')
    expect(nameOf('centrale', letters(0))).toBe(letters(0))
    expect(nameOf('website', 'one.too.many')).toBe('one.too.many')
  })
  it('that could hide something are other', () => {
    const nameOf = typeNames()
    for (const type of ['+999123456', 'call.0999', 'two words', '', 'x'.repeat(65)]) expect(nameOf('centrale', type)).toBe('other')
  })
})

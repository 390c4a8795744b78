import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineId } from '../../shared/contacts/identifiers.ts'
import { idFromName } from '../../shared/settings/idFromName.ts'

describe('the id of something new', () => {
  it('is its name in small letters, digits and hyphens', () => expect(idFromName('  Café Zuid – dag & nacht ', [], 'lijn')).toBe('cafe-zuid-dag-nacht'))
  it('gets a number where the name is in use', () => expect(idFromName('Telefoon', ['telefoon', 'telefoon-2'], 'lijn')).toBe('telefoon-3'))
  it('is another word where the name has no usable letter', () => expect(idFromName('☎', ['lijn'], 'lijn')).toBe('lijn-2'))
  it('can always be used, and is never taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.integer({ min: 0, max: 12 }), (name, uses) => {
        const taken: string[] = []
        for (let n = 0; n < uses; n++) taken.push(idFromName(name, taken, 'bron'))
        const id = idFromName(name, taken, 'bron')
        expect(LineId.safeParse(id).success).toBe(true)
        expect(taken).not.toContain(id)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

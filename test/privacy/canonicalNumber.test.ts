import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalNumber } from '../../shared/privacy/canonicalNumber.ts'

describe('one number (K3)', () => {
  it.each([
    ['+999123456789'],
    ['00999123456789'],
    ['999123456789'],
    ['00 999 12 34 56 789'],
    ['+999 (0)12-345.67/89'],
    ['tel:+999-123-456-789'],
    ['tel:+999123456789;ext=12'],
    ['sip:+999123456789@exchange.example;user=phone'],
    ['"Somebody 12" <sip:+999123456789@exchange.example>'],
    ['  +999123456789  '],
  ])('spelled %j', (spelling) => expect(canonicalNumber(spelling, 'NL')).toBe('999123456789'))

  it('without its country is one of the organisation', () => {
    expect(canonicalNumber('0999-123456', 'NL')).toBe('31999123456')
    expect(canonicalNumber('0999-123456', 'BE')).toBe('32999123456')
    expect(canonicalNumber('+31999123456', 'NL')).toBe('31999123456')
  })
  it('keeps its 0 in Italy, where it is a part of the number', () => expect(canonicalNumber('0999123456', 'IT')).toBe('390999123456'))
  it('in a country whose code is not known here stays as it is written', () => expect(canonicalNumber('0999123456', 'XX')).toBe('0999123456'))
  it('has the same canonical form in every spelling', () => {
    const separators = fc.constantFrom('', ' ', '-', '.', ' / ')
    const digits = fc.stringMatching(/^99[1-9]\d{6,10}$/)
    const spelling = fc.tuple(
      digits,
      fc.constantFrom('+', '00', ''),
      separators,
      fc.constantFrom('', 'tel:', 'sip:'),
      fc.constantFrom('', ';phone-context=x', '@host'),
    )
    fc.assert(
      fc.property(spelling, ([number, prefix, separator, scheme, tail]) => {
        const written = scheme + prefix + number.match(/\d{1,3}/g)!.join(separator) + tail
        expect(canonicalNumber(written, 'NL')).toBe(number)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})

describe('what is no number', () => {
  it.each(['112', '', 'volunteer', 'sip:desk@exchange.example', '1234567890123456', '+'])('%j', (text) => expect(canonicalNumber(text, 'NL')).toBeUndefined())
})

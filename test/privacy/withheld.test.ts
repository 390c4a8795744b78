import { describe, expect, it } from 'vitest'
import { isWithheld } from '../../shared/privacy/withheld.ts'

describe('a withheld number (P11)', () => {
  it.each([
    '',
    '  ',
    'anonymous',
    'Anonymous',
    'ANONYMOUS',
    '<unknown>',
    'unknown',
    'restricted',
    'private',
    'Private number',
    'unavailable',
    'anoniem',
    'onbekend',
    'privé',
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    'sip:anonymous@host',
    '-',
    'Afgeschermd',
    'Nummer onbekend',
    'Geen nummer',
    'No Caller ID',
    'Keine Rufnummer',
    'n.v.t.',
    'Niet beschikbaar',
    'Nummer niet beschikbaar',
    'Geen nummerweergave',
    'Nummer verborgen',
    'Nummer geheim',
  ])('in words: %j', (raw) => expect(isWithheld(raw)).toBe(true))
  it.each(['+266696687', '266696687', '+7378742833', '+86282452253', '+8656696', '+2562533'])('in keypad digits: %j', (raw) =>
    expect(isWithheld(raw)).toBe(true),
  )
  it.each(['0', '0000000000', '+00000', '00-00'])('in zeros: %j', (raw) => expect(isWithheld(raw)).toBe(true))
})

describe('a number that was sent', () => {
  it.each(['+999123456789', '0999123456', 'sip:+999266696687@host', '112', 'visitor-77', 'anne', '10000'])('%j', (raw) => expect(isWithheld(raw)).toBe(false))
})

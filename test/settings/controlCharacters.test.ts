import { describe, expect, it } from 'vitest'
import { formOf } from '../../functions/site/form.ts'
import { controlCharacters } from '../../shared/settings/controlCharacters.ts'

const nasty = ['\u0000', '\u0008', '\u001b', '\u007f', '\u0085', '\u202e', '\u2066']

describe('what cannot be seen', () => {
  it.each(nasty)('is found wherever it stands (%j)', (character) =>
    expect(controlCharacters({ lines: [{ name: 'Telefoon' }, { name: `a${character}b` }] }).map(({ path }) => path)).toEqual([['lines', 1, 'name']]),
  )
  it('is left out of what people type, and nothing else is', () =>
    expect(formOf(new URLSearchParams({ text: ` Zoë’s ${nasty.join('')}lijn\tא\r\n2 ` })).text('text')).toBe('Zoë’s lijn\tא\r\n2'))
})

import { expect, it } from 'vitest'
import { shownName } from '../../functions/site/access/shownName.ts'
import { textsOf } from '../../shared/text/texts.ts'

const inEnglish = (name: string) => shownName({ texts: textsOf('en') }, name)

it('whom this machine brings itself is named in the language of the page', () => {
  expect(inEnglish('Eigenaar van deze computer')).toBe('Owner of this computer')
  expect(inEnglish('Voorbeeld: roosterplanner')).toBe('Example: roster planner')
  expect(shownName({ texts: textsOf('nl') }, 'Eigenaar van deze computer')).toBe('Eigenaar van deze computer')
})
it('everybody else is called as they are called', () => expect(inEnglish('Noor de Vries')).toBe('Noor de Vries'))

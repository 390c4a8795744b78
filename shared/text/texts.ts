import { en } from './en.ts'
import type { Language } from './language.ts'
import { nl } from './nl.ts'

export type Texts = typeof nl
const textsByLanguage = { nl, en } as const satisfies Record<Language, Texts>

export const textsOf = (language: Language): Texts => textsByLanguage[language]

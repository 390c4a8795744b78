/** What somebody chose for this browser: the language and the look of the pages. Nothing of it is kept by us. */
import { daySeconds } from '../calendar/durations.ts'
import { Language } from '../text/language.ts'
import * as z from 'zod'

export const Theme = z.enum(['light', 'dark'])
export type Theme = z.infer<typeof Theme>
/** undefined: as the browser or the device asks. */
export type Look = { readonly language: Language | undefined; readonly theme: Theme | undefined }

const name = '__Host-look'
const pattern = /(?:^|;\s*)__Host-look=([a-z]{1,8})\.([a-z]{1,8})(?=;|$)/
/** As long as browsers keep one. */
const seconds = 400 * daySeconds

export function lookIn(headers: Headers): Look {
  const [, language, theme] = pattern.exec(headers.get('cookie') ?? '') ?? []
  return { language: Language.safeParse(language).data, theme: Theme.safeParse(theme).data }
}

export const lookCookie = ({ language, theme }: Look): string =>
  `${name}=${language ?? 'browser'}.${theme ?? 'system'}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`

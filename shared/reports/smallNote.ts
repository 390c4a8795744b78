import type { About, Count } from './printed.ts'
import type { Wording } from './wording.ts'

/** What `<10` and `*` mean, where one of these numbers is so shown. */
export function smallNote({ words, formats, findings }: Wording, printed: readonly (About | Count | undefined)[]): string | undefined {
  return printed.some((own) => own?.shown === 'below' || own?.shown === 'hidden') ? words.smallNote(formats.whole(findings.threshold)) : undefined
}

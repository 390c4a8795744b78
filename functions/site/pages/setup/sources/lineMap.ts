/** Which of the provider's queues, numbers or widgets belongs to which line: as fields of a form, and back. Pure. */
import type { LineId } from '../../../../../shared/contacts/identifiers.ts'
import type { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { everythingElse } from '../../../../../shared/settings/sourceLines.ts'
import type { Line, Source } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { Values } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'

const longestQueue = 128
const emptyRows = 3
/** These read files in which other departments stand as well: only queues that are named are ours. */
const namedOnly: ReadonlySet<ProviderName> = new Set(['asterisk'])

export const takesEverything = (provider: ProviderName): boolean => !namedOnly.has(provider)

/** Names of the fields of one row. */
export const queueField = (row: number) => `queue-${row}`
export const lineField = (row: number) => `line-${row}`
export const restField = 'rest'

/** Every queue known now on a row of its own, and some rows to fill. */
export const rowsOf = (source: Pick<Source, 'lines'>): number => Object.keys(source.lines).filter((queue) => queue !== everythingElse).length + emptyRows

export function lineMapValues({ lines }: Pick<Source, 'lines'>): Values {
  const named = Object.entries(lines).filter(([queue]) => queue !== everythingElse)
  return {
    ...Object.fromEntries(
      named.flatMap(([queue, line], row) => [
        [queueField(row), queue],
        [lineField(row), line],
      ]),
    ),
    [restField]: new Map(Object.entries(lines)).get(everythingElse) ?? '',
  }
}

/** An emptied row is a queue taken away. */
export function readLineMap(
  form: Form,
  lines: readonly Line[],
  words: Texts['setup']['lineMap'],
): { readonly lines: Readonly<Record<string, LineId>> } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const map = new Map<string, LineId>()
  const lineOf = (id: string) => lines.find((line) => line.id === id)?.id
  const rows = form.names.filter((name) => name.startsWith('queue-')).length
  for (let row = 0; row < rows; row++) {
    const [queue, line] = [form.text(queueField(row)), lineOf(form.text(lineField(row)))]
    if (queue === '') continue
    if (queue.length > longestQueue || queue === everythingElse) problems.push({ field: queueField(row), words: words.queueWrong(longestQueue) })
    else if (map.has(queue)) problems.push({ field: queueField(row), words: words.queueTwice(queue) })
    else if (line === undefined) problems.push({ field: lineField(row), words: words.lineMissing(queue) })
    else map.set(queue, line)
  }
  const rest = form.text(restField)
  const restLine = lineOf(rest)
  if (restLine !== undefined) map.set(everythingElse, restLine)
  else if (rest !== '') problems.push({ field: restField, words: words.restUnknown })
  return problems.length > 0 ? { problems } : { lines: Object.fromEntries(map) }
}

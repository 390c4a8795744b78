/** The same period under the rules others publish, for whoever holds our figures against theirs. */
import type { Numbering } from '../numbering.ts'
import type { TableBlock } from '../reportDocument.ts'
import type { Wording } from '../wording.ts'

export function switchboardTable({ words, findings, share, dates }: Wording, numbers: Numbering): TableBlock[] {
  const { switchboard } = findings
  if (switchboard === undefined || switchboard.length === 0) return []
  const own = words.switchboard
  return [
    numbers.table({
      id: 'table-definitions',
      title: own.title,
      subtitle: own.subtitle(dates),
      table: {
        key: 'definitions',
        caption: own.caption,
        columns: [
          { key: 'rule', label: own.rule, isNumber: false },
          { key: 'answered', label: own.answered, isNumber: true },
        ],
        rows: switchboard.map(({ rule, answered }) => [
          { text: rule },
          answered.shown === 'share' ? { text: share(answered) ?? words.unknownCell, value: answered.value } : { text: share(answered) ?? words.notSaid },
        ]),
      },
    }),
  ]
}

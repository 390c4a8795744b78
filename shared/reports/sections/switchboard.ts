/** The same period under the rules others publish, for whoever holds our figures against theirs. */
import { type PublishedRule, publishedRules } from '../../metrics/switchboard/publishedRules.ts'
import type { Numbering } from '../numbering.ts'
import type { Share } from '../printed.ts'
import type { ReportCell, TableBlock } from '../reportDocument.ts'
import type { Wording } from '../wording.ts'

export function switchboardTable(wording: Wording, numbers: Numbering): TableBlock[] {
  const { words, findings, dates, formats } = wording
  const { switchboard } = findings
  if (switchboard === undefined || switchboard.length === 0) return []
  const own = words.switchboard
  const number = (key: string, label: string) => ({ key, label, isNumber: true })
  const named = switchboard.flatMap((row) => publishedRules.filter(({ key }) => key === row.rule).map((rule) => ({ row, rule })))
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
          number('answered', own.answered),
          number('abandoned', own.abandoned),
          number('missed', own.missed),
          number('service_level', own.inTime),
        ],
        rows: named.map(({ row, rule }) => [
          { text: rule.name[formats.language] },
          shareCell(wording, row.answered),
          shareCell(wording, row.abandoned),
          shareCell(wording, row.missed),
          shareCell(wording, row.serviceLevel?.share),
        ]),
      },
      notes: named.map(({ row, rule }) => ruleNote(wording, rule, row.serviceLevel?.seconds ?? findings.definitions.serviceLevelSeconds)),
    }),
  ]
}

function shareCell({ words, share }: Wording, printed: Share | undefined): ReportCell {
  if (printed === undefined) return { text: words.week.none }
  return { text: share(printed) ?? words.notSaid }
}

/** What the rule says, what its shares are of, and where it is written down. */
function ruleNote({ words, formats }: Wording, { name, rule, base, source }: PublishedRule, seconds: number): string {
  const { language } = formats
  const said = words.switchboard.ruleNote(name[language], rule(seconds)[language], base[language])
  return source === undefined ? said : words.switchboard.withSource(said, `${source.publisher}, ${source.title}`)
}

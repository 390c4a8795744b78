import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DataTable } from '../../functions/site/components/dataTable.ts'
import { csvOf, quoted } from '../../functions/site/exports/csv.ts'
import { formatsFor } from '../../shared/text/format.ts'
import { textsOf } from '../../shared/text/texts.ts'

const table: DataTable = {
  key: 'proef',
  caption: 'Proef',
  columns: [
    { key: 'what', label: 'Wat', kind: 'text' },
    { key: 'people', label: 'Mensen', kind: 'estimate' },
    { key: 'rate', label: 'Deel', kind: 'share' },
    { key: 'attempts', label: 'Pogingen', kind: 'count' },
  ],
  rows: [
    [
      { kind: 'text', value: '=1+1' },
      { kind: 'estimate', value: { value: 242.4, low: 193, high: 307 } },
      { kind: 'share', value: 0.99999 },
      { kind: 'count', value: 12_345 },
    ],
    [
      { kind: 'text', value: 'a;b"c' },
      { kind: 'estimate', value: { value: null, low: null, high: null } },
      { kind: 'share', value: null },
      { kind: 'count', value: null },
    ],
  ],
}
const rows = (language: 'nl' | 'en', machine = false) =>
  csvOf(table, { language, texts: textsOf(language), formats: formatsFor(language, 'Europe/Amsterdam'), machine, about: [['Periode', '2026']] }).split('\r\n')

describe('a table for a spreadsheet', () => {
  it('has a byte order mark, semicolons and decimal commas in Dutch', () =>
    expect(rows('nl')).toEqual([
      '\uFEFF"Periode";"2026"',
      '',
      '"Wat";"Mensen";"Mensen, laag";"Mensen, hoog";"Deel (procent)";"Pogingen"',
      `"'=1+1";240;190;310;99,9;12345`,
      '"a;b""c";"onbekend";"onbekend";"onbekend";"onbekend";"onbekend"',
      '',
    ]))
  it('has hours as the page prints them: whole from 100 on', () => {
    const formats = formatsFor('nl', 'Europe/Amsterdam')
    for (const value of [472.74, 99.96, 99.94, 4.25]) {
      const hours: DataTable = { ...table, columns: [{ key: 'open', label: 'Open', kind: 'hours' }], rows: [[{ kind: 'hours', value }]] }
      const csv = csvOf(hours, { language: 'nl', texts: textsOf('nl'), formats, machine: false, about: [] })
      expect(csv.split('\r\n').at(-2)).toBe(formats.hours(value).replace(/\suur$/, ''))
    }
  })
  it('has commas and decimal points in English', () => expect(rows('en')[3]).toBe(`"'=1+1",240,190,310,99.9,12345`))
  it('gives machines stable keys and empty fields for what is unknown', () => {
    expect(rows('nl', true)[2]).toBe('"what";"people";"people_low";"people_high";"rate_percent";"attempts"')
    expect(rows('nl', true)[4]).toBe('"a;b""c";;;;;')
  })
})

describe('a text cell', () => {
  it.each(['=a', '+a', '-a', '@a', '  =a', '\u200B=a', '＝a', '＋a', '－a', '＠a', '\ta', '\ra', '\na', '\0a'])(
    'that a spreadsheet would run is made text: %j',
    (text) => expect(quoted(text)).toBe(`"'${text}"`),
  )
  it('never begins with a formula and never ends early, whatever it holds', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = quoted(text).slice(1, -1)
        expect(inside.replaceAll('""', '')).not.toContain('"')
        expect(inside.trimStart()).not.toMatch(/^[=+\-@\t\r]/)
      }),
      { seed: 1, numRuns: 500 },
    ))
})

it('whatever has a name of its own in English file names has one in Dutch', () => {
  const dutch = Object.keys(textsOf('nl').fileNames)
  expect(Object.keys(textsOf('en').fileNames).filter((key) => !dutch.includes(key))).toEqual([])
})

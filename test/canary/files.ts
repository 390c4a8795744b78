/** Files that people bring, with the planted person in everything that may not be kept. */
import { gzipSync } from 'node:zlib'
import { sheetOf, zip } from '../builders/spreadsheet.ts'
import type { HistoryFile } from '../conformance/historyFiles.ts'
import { plantedNumber, plantedTexts, spellingsOf } from './planted.ts'

const [name, , email, text, place] = plantedTexts
const spellings = spellingsOf(plantedNumber).filter((spelling) => !/[;,"|]/.test(spelling))

/** The rows of a file of history, each with another spelling of the number, and some that cannot be read. */
export function historyOfThePlanted({ parts }: HistoryFile): readonly { readonly name: string; readonly content: string | Uint8Array }[] {
  const files = parts.map((part, place) => {
    const rows = part.rows.map((row, n) => row.replaceAll(/\+?0?9991000000\d\d/g, spellings[(n + place) % spellings.length] ?? plantedNumber))
    const broken = [rows[0]?.slice(0, -5) ?? '', `${plantedNumber};${name};${text}`, `"${plantedNumber}`, `{"caller": ${plantedNumber}`]
    return { name: part.name, content: [...part.header, ...rows, ...broken, ''].join('\n') }
  })
  return [...files, ...files.slice(0, 1).map((file) => ({ name: `${file.name}.gz`, content: gzipSync(file.content) }))]
}

const head = 'Datum;Starttijd;Eindtijd;Dienst;Medewerker;Telefoonnummer;E-mail;Adres;Opmerking;Uurloon'
const row = (day: number, from = '19:00', until = '22:00') => `${day}-11-2026;${from};${until};Avond;${name};${plantedNumber};${email};${place};${text};12,50`
export const rosterCsv = [head, row(12), row(13), row(14, '22:00', '25:30'), row(31), `${row(15)};${plantedNumber}`, ''].join('\r\n')

export const rosterXlsx = (): Buffer => {
  const cell = (value: string, column: number, line: number) =>
    `<c r="${String.fromCodePoint(65 + column)}${line + 1}" t="inlineStr"><is><t>${value}</t></is></c>`
  const rows = rosterCsv.split('\r\n').filter(Boolean)
  return zip({
    ...sheetOf(
      rows
        .map(
          (line, n) =>
            `<row r="${n + 1}">${line
              .split(';')
              .map((value, column) => cell(value, column, n))
              .join('')}</row>`,
        )
        .join(''),
    ),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"><cp:lastModifiedBy>${name}</cp:lastModifiedBy></cp:coreProperties>`,
    'xl/comments1.xml': `<comments><commentList><comment>${plantedNumber} ${text}</comment></commentList></comments>`,
  })
}

export const rosterIcs = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  `X-WR-CALDESC:${text}`,
  ...[16, 17].flatMap((day) => [
    'BEGIN:VEVENT',
    `UID:dienst-${day}`,
    `DTSTART;TZID=Europe/Amsterdam:202611${day}T190000`,
    `DTEND;TZID=Europe/Amsterdam:202611${day}T220000`,
    'SUMMARY:Avond',
    `DESCRIPTION:${text} ${plantedNumber}`,
    ` ${name}`,
    `LOCATION:${place}`,
    `ATTENDEE;CN="${name}";RSVP=TRUE:mailto:${email}`,
    `ORGANIZER;CN="${name}":mailto:${email}`,
    `CONTACT:${plantedNumber}`,
    `COMMENT:${text}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text}`,
    'TRIGGER:-PT15M',
    'END:VALARM',
    'END:VEVENT',
  ]),
  'END:VCALENDAR',
  '',
].join('\r\n')

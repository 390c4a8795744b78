import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { stackedTable } from '../../functions/site/components/stackedTable.ts'
import { textsOf } from '../../shared/text/texts.ts'

const table = async (language: 'nl' | 'en') =>
  String(
    await stackedTable(textsOf(language), {
      caption: 'Gaten & storingen',
      columns: [{ label: 'Bron' }, { label: 'Duur', className: 'number' }, { label: 'Weghalen', isLabelHidden: true }],
      rows: [['Centrale', '2 uur', html`<button>Haal weg</button>`]],
      total: ['Samen', { shown: '2 uur', className: 'number strong' }, ''],
    }),
  )

describe('a table that is read row by row', () => {
  it('names its column before each cell that does not say itself what it is', async () => {
    const shown = await table('nl')
    expect([...shown.matchAll(/<td[^>]*data-label="([^"]*)"/g)].map(([, label]) => label)).toEqual(['Duur', 'Duur'])
    expect(shown).toContain('<td role="cell"><button>Haal weg</button></td>')
    expect(shown).toContain('<th scope="col" role="columnheader"><span class="visually-hidden">Weghalen</span></th>')
  })
  it('says of every part what it is, so that it stays a table however it is laid out', async () => {
    const shown = await table('nl')
    for (const [tag, role] of [
      ['table', 'table'],
      ['thead', 'rowgroup'],
      ['tbody', 'rowgroup'],
      ['tfoot', 'rowgroup'],
      ['tr', 'row'],
      ['td', 'cell'],
    ])
      expect([tag, [...shown.matchAll(new RegExp(`<${tag}\\b(?![^>]*role="${role}")`, 'g'))].length]).toEqual([tag, 0])
    expect(shown.match(/role="rowheader"/g)).toHaveLength(2)
  })
  it('is a region that the keyboard gets to, called by its caption, and escapes it', async () => {
    expect(await table('nl')).toContain('role="region" tabindex="0" aria-label="Tabel: Gaten &amp; storingen"')
    expect(await table('en')).toContain('aria-label="Table: Gaten &amp; storingen"')
  })
  it('of two columns stays as it is: they stand beside each other on any screen', async () => {
    const shown = String(await stackedTable(textsOf('nl'), { caption: 'Redenen', columns: [{ label: 'Reden' }, { label: 'Aantal' }], rows: [['Dicht', '3']] }))
    expect([shown.includes('two-columns'), shown.includes('stacks')]).toEqual([true, false])
  })
  it('lets the words that are wider than their column break where a reader would break it', async () => {
    const columns = [{ label: 'Plan' }, { label: 'Medewerkersuren per week' }, { label: 'Mensen per 10 medewerkersuren' }, { label: 'privacyfunctionaris' }]
    const shown = String(await stackedTable(textsOf('nl'), { caption: 'Plannen', columns, rows: [['A', '6 uur', '2,2', 'ziet']] }))
    expect(shown.match(/>Medewerkers\u00aduren per week<\/th>|data-label="Mensen per 10 medewerkers\u00aduren"/g)).toHaveLength(2)
    expect(shown.match(/>privacy\u00adfunctionaris<\/th>|data-label="privacy\u00adfunctionaris"/g)).toHaveLength(2)
  })
  it('gives a cell a look of its own in place of that of its column', async () => {
    const shown = await table('nl')
    expect(shown).toContain('<td class="number" role="cell" data-label="Duur">2 uur</td>')
    expect(shown).toContain('<td class="number strong" role="cell" data-label="Duur">2 uur</td>')
  })
})

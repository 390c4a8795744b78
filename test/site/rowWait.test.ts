import { describe, expect, it } from 'vitest'
import { rowWait } from '../../functions/site/pages/contacts/rowWait.ts'
import { formatsFor } from '../../shared/text/format.ts'
import { textsOf } from '../../shared/text/texts.ts'

const said = (min: number, max = min) =>
  rowWait({ texts: textsOf('nl'), formats: formatsFor('nl', 'Europe/Amsterdam') }, { waitSeconds: { min, max } }).replaceAll('\u00a0', ' ')

describe('how long the attempts of a row waited', () => {
  it('is told between bounds, a unit that both have once', () =>
    expect([said(3), said(31), said(60), said(130), said(2000), said(15, 90)]).toEqual([
      'korter dan 10 seconden',
      '30 tot 60 seconden',
      '1 tot 2 minuten',
      '2 tot 5 minuten',
      '30 tot 60 minuten',
      '10 seconden tot 2 minuten',
    ]))
  it('has no lower bound below ten seconds and no upper one above an hour', () =>
    expect([said(5, 45), said(5, 100), said(4000), said(61, 4000)]).toEqual([
      'korter dan 1 minuut',
      'korter dan 2 minuten',
      '60 minuten of langer',
      '1 minuut of langer',
    ]))
})

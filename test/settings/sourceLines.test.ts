import { describe, expect, it } from 'vitest'
import { Settings } from '../../shared/settings/settings.ts'
import { lineOfQueue, linesOfSource } from '../../shared/settings/sourceLines.ts'

const line = (id: string) => ({ id, name: id, channel: 'phone' as const })
const settingsWith = (lines: Record<string, string>) =>
  Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [line('telefoon'), line('nacht')],
    sources: [{ id: 'centrale', provider: 'generic', lines }],
  })
function lineFor(lines: Record<string, string>, queue: string | undefined) {
  const settings = settingsWith(lines)
  const [source] = settings.sources
  return source && lineOfQueue(source, settings, queue)
}

describe('the line that a queue stands for', () => {
  it('is the one the source says', () => expect(lineFor({ '801': 'telefoon', '802': 'nacht' }, '802')).toBe('nacht'))
  it('is unknown for a queue that is not set up', () => expect(lineFor({ '801': 'telefoon' }, '803')).toBe('unknown_line'))
  it('is the line of everything else where the source names one', () => {
    expect(lineFor({ '*': 'telefoon' }, 'whatever')).toBe('telefoon')
    expect(lineFor({ '802': 'nacht', '*': 'telefoon' }, '802')).toBe('nacht')
    expect(lineFor({ '802': 'nacht', '*': 'telefoon' }, '803')).toBe('telefoon')
  })
  it('may be our own id where the source maps nothing', () => expect(lineFor({}, 'nacht')).toBe('nacht'))
  it('is the only line where nobody divided anything; with two lines a name that nobody connected is told, and lost in no figure', () => {
    const only = { organisation: { id: 'proef', name: 'Proef' }, lines: [line('telefoon')] }
    const lineOf = (provider: string, rest: object) => {
      const settings = Settings.parse({ ...only, ...rest, sources: [{ id: 'centrale', provider }] })
      return settings.sources.map((source) => lineOfQueue(source, settings, '+999201239999'))
    }
    expect(lineOf('twilio', {})).toEqual(['telefoon'])
    expect(lineOf('twilio', { lines: [line('telefoon'), line('nacht')] })).toEqual(['unknown_line'])
    expect(lineOf('asterisk', {})).toEqual(['unknown_line'])
  })
  it('needs no queue where the source has one line', () => {
    expect(lineFor({ '*': 'telefoon' }, undefined)).toBe('telefoon')
    expect(lineFor({ '802': 'nacht', '*': 'telefoon' }, undefined)).toBeUndefined()
  })
})

it('a source reports on the lines it maps, the line of everything else among them', () => {
  const settings = settingsWith({ '802': 'nacht', '*': 'telefoon' })
  expect(settings.sources.map((source) => linesOfSource(source, settings))).toEqual([['telefoon', 'nacht']])
})

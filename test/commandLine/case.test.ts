import { describe, expect, it } from 'vitest'
import { caseCommand } from '../../infra/local/commands/case.ts'
import { type CommandContext, WrongUse } from '../../infra/local/commands/command.ts'
import { report } from '../../infra/local/commands/report.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { settingsWith } from '../builders/report.ts'
import { testStore } from '../storage/testStores.ts'

const settings = settingsWith({}, { cases: { costPerStaffHour: 35 } })
const store = testStore()
const period = ['--from', '2026-01-05', '--to', '2026-06-28']

/** The command in this process, over a store in which nothing was measured yet. */
async function run(command: typeof caseCommand, words: readonly string[]) {
  const printed: string[] = []
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const context = {
    print: (text: string) => printed.push(text),
    openStore: () => Promise.resolve({ stores, close: () => Promise.resolve() }),
    now: () => Instant.parse(Date.parse('2026-07-01T10:00Z')),
  }
  const code = await command.run(words, context as unknown as CommandContext)
  return { code, out: printed.join('\n') }
}
const answerOf = async (command: typeof caseCommand, words: readonly string[]) => JSON.parse((await run(command, words)).out)

describe('helpline case', () => {
  it('says what it cannot say, beside the two rivals, and that is no failure', async () => {
    const { code, out } = await run(caseCommand, [...period, '--hours', 'Su 20:00-23:00', '--staff', '2'])
    expect(code).toBe(0)
    expect(out).toContain('case: telefoon, 2026-01-05 to 2026-06-28')
    expect(out).toContain('Su 20:00-23:00, 2 at once (6 staff hours a week)')
    expect(out).toContain('We cannot say this yet: ')
    expect(out).toContain('More staff in present hours\n  We cannot say this yet: ')
    expect(out).toContain('Nothing changes: nobody more is reached.')
  })
  it('says the same as JSON, and so does helpline report case', async () => {
    const answer = await answerOf(caseCommand, ['--line', 'telefoon', ...period, '--propose', '--budget', '6h', '--json'])
    expect(answer).toMatchObject({ report: 'case', filters: { line: ['telefoon'], costPerStaffHour: 35, propose: { budgetHours: 6 } } })
    expect(answer.plans.map(({ id }: { id: string }) => id)).toEqual(['proposal', 'moreStaff', 'nothing'])
    expect(await answerOf(report, ['case', '--line', 'telefoon', ...period, '--json'])).toEqual(answer)
  })
  it.each([
    [['--hours', 'Su 20:00-99:00'], '--hours: "99:00" at character 10 cannot be read'],
    [['--hours', 'Su[1] 20:00-22:00'], 'is not for every week'],
    [[], 'say --hours "Su 20:00-23:00", or --propose'],
    [['--propose', '--budget', 'much'], '--budget: "much" cannot be used'],
    [['--propose', '--at-least', '0'], '--at-least: "0" cannot be used'],
    [['--propose', '--goal', 'fame'], '--goal: "fame" cannot be used'],
    [['--hours', 'Su 20:00-23:00', '--line', 'chat'], '--line: the lines are telefoon'],
    [['Su', '20:00-23:00', '--propose'], 'hours go behind --hours'],
  ])('names what cannot be used, with its cure: %j', async (words, cure) => {
    const failure = await Promise.resolve()
      .then(() => run(caseCommand, [...period, ...words]))
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(WrongUse)
    expect((failure as WrongUse).message).toContain(cure)
  })
})

/** Everything that is derived follows from the facts: a look changes nothing, and what is made anew from nothing is the same to the byte. */
import { rebuild } from '../../../../functions/fold/rebuild.ts'
import { verify } from '../../../../shared/storage/days/verify.ts'
import { foldingPartition } from '../../../../shared/storage/tables/contactsTable.ts'
import { utcDateOf } from '../../../../shared/storage/tables/eventsTable.ts'
import { isReadable } from '../../../../shared/dayfiles/pack.ts'
import { prefix } from '../functionMachines.ts'
import { laterMark } from '../machine.ts'
import type { Parts, Violation } from '../parts.ts'
import { type StoredItem, textOf } from '../store/attributeValue.ts'
import type { Rule } from './facts.ts'

export const derived: Rule = async (parts) => {
  const { quiet, scenario, store } = parts
  const found: Violation[] = []
  for (const { line, date, what } of (await verify(quiet, scenario.settings)).differences)
    found.push({ rule: 'day files follow from the facts', what: `${line} ${date} ${what}` })
  const before = await derivedItems(parts)
  const table = store.table(`${prefix}-contacts`)
  for (const item of table.everything()) table.put(item, undefined)
  await rebuild(quiet, scenario.settings)
  for (const [source, at] of (await quiet.folding.all()).reached)
    if (!scenario.settings.sources.some(({ id }) => id === source) || !Number.isFinite(at))
      found.push({ rule: 'how far the fold came is of a source', what: `${source} ${at}` })
  const after = await derivedItems(parts)
  for (const key of new Set([...before.keys(), ...after.keys()]))
    if (!before.get(key)?.startsWith(ofNewer) && before.get(key) !== after.get(key))
      found.push({ rule: 'fold equals rebuild', what: `${key}: ${before.get(key)} | ${after.get(key)}` })
  return found
}

/** Without what tells of the way there: how often a day was written, how far the fold came, and where a contact once stood. */
async function derivedItems({ store, quiet }: Parts): Promise<ReadonlyMap<string, string>> {
  const until = (await quiet.history.state())?.until
  // Rows of days that are stripped as a whole are looked at by nobody.
  const isOver = (pk: string) => pk.startsWith('DAY#') && until !== undefined && (pk.split('#')[2] ?? '') < utcDateOf(until)
  const items = store
    .table(`${prefix}-contacts`)
    .everything()
    .flatMap((item): (readonly [string, string])[] => {
      const [pk = '', sk = ''] = [textOf(item['pk']), textOf(item['sk'])]
      const isFile = pk.startsWith('FILES#')
      if (pk.startsWith('VERSIONS#') || pk === foldingPartition || (isFile && item['file'] === undefined) || isOver(pk)) return []
      return [[`${pk} ${sk}`, isFile && isOfNewer(item) ? ofNewer : JSON.stringify(isFile ? [item['file'], item['digest']] : sorted(item))]]
    })
  return new Map(items)
}

/** A file that this program leaves alone. */
const ofNewer = 'of a newer program'
const isOfNewer = ({ file }: StoredItem) => file !== undefined && 'B' in file && !isReadable(Buffer.from(file.B, 'base64'))

const sorted = (item: StoredItem) =>
  Object.entries(item)
    .filter(([name]) => name !== 'placed' && name !== laterMark)
    .sort(([a], [b]) => (a < b ? -1 : 1))

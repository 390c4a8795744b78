/** The spill on one machine: a file that takes events while the store is unavailable, and gives them back in order. */
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Spill, Spilled } from '../../functions/ingest/spill.ts'

export type Spool = {
  readonly spill: Spill
  /**
   * Hands every waiting record to `write`, then, once `settled` says that nothing of them can be lost any more, forgets them. What fails stays and is
   * handed over again: every record may come more than once.
   * @returns how many were brought home
   */
  readonly drain: (write: (record: Spilled) => Promise<unknown>, settled: () => Promise<void>) => Promise<number>
}

export function spool(folder: string): Spool {
  const waiting = join(folder, 'spool.jsonl')
  const draining = join(folder, 'spool.draining.jsonl')
  const inTurn = oneAtATime()
  const inDrainingTurn = oneAtATime()
  let gathering: Gathering | undefined
  /** What comes while the disk is busy is written in one go: a disk that takes its time for each write holds up nobody for those before. */
  const gather = (): Gathering => {
    const own: { text: string; written: Promise<void> } = { text: '', written: Promise.resolve() }
    own.written = inTurn(() => {
      gathering = undefined
      return appendDurably(waiting, own.text)
    })
    return own
  }
  return {
    spill: (records) => {
      gathering ??= gather()
      gathering.text += asLines(records)
      return gathering.written
    },
    drain: (write, settled) =>
      inDrainingTurn(async () => {
        if (!(await exists(draining))) {
          if (!(await exists(waiting))) return 0
          await inTurn(() => rename(waiting, draining))
        }
        const records = await recordsIn(draining)
        for (const record of records) await write(record)
        await settled()
        await rm(draining)
        return records.length
      }),
  }
}

type Gathering = { text: string; readonly written: Promise<void> }

/** Begins with a line break of its own: what a crash left of the record before must not spoil this one. */
const asLines = (records: readonly Spilled[]) => `\n${records.map((record) => `${JSON.stringify(record)}\n`).join('')}`

async function appendDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  const { size } = await handle.stat()
  try {
    await handle.writeFile(text)
    await handle.datasync()
  } catch (failure) {
    await handle.truncate(size) // half a record would spoil the next one
    throw failure
  } finally {
    await handle.close()
  }
}

/** Without the last line if it was cut off by a crash: nobody was told that it was kept. */
async function recordsIn(file: string): Promise<readonly Spilled[]> {
  const text = await readFile(file, 'utf8')
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines.flatMap((line) => recordIn(line) ?? [])
}

/** A line that cannot be read is the remains of a crash. */
function recordIn(line: string): Spilled | undefined {
  if (line === '') return undefined
  try {
    return JSON.parse(line) as Spilled // written by `spill` above, in this folder of ours
  } catch {
    return undefined
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

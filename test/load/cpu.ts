/** Processor time of processes, as Linux tells it. */
import { readFile } from 'node:fs/promises'

const ticksASecond = 100

/** Seconds by name, user and system together; undefined where the system does not tell. */
export async function cpuOf(pids: Readonly<Record<string, number>>): Promise<Readonly<Record<string, number>> | undefined> {
  try {
    const all = await Promise.all(
      Object.entries(pids).map(async ([name, pid]) => {
        const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ')
        return [name, (Number(fields[11]) + Number(fields[12])) / ticksASecond] as const
      }),
    )
    return Object.fromEntries(all)
  } catch {
    return undefined
  }
}

export const differenceOf = (before: Awaited<ReturnType<typeof cpuOf>>, after: Awaited<ReturnType<typeof cpuOf>>) =>
  before === undefined || after === undefined ? undefined : Object.fromEntries(Object.entries(after).map(([name, own]) => [name, own - (before[name] ?? 0)]))

import { appendFile, copyFile, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

type Random = () => number

/** The same every time for one seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * An exchange that writes its queue log and has it rotated: bursts of callers, lines that come in two pieces, renaming, copying and emptying,
 * packing. `written` is every whole line, in order.
 */
export function simulatedLog(path: string, random: Random, { rotateEvery = 6 }: { rotateEvery?: number } = {}) {
  const written: string[] = []
  let calls = 0
  let rotations = 0
  let isStopped = false
  const chance = (share: number) => random() < share
  const write = async (line: string, file = path) => {
    const text = `${line}\n`
    if (chance(0.03)) {
      const cut = Math.floor(random() * text.length)
      await appendFile(file, text.slice(0, cut))
      await pause(60)
      await appendFile(file, text.slice(cut))
    } else await appendFile(file, text)
    written.push(line)
  }

  const rotate = async () => {
    rotations += 1
    const aside = `${path}-${20260000 + rotations}`
    if (chance(0.5)) {
      await rename(path, aside)
      for (let late = 0; late < 2; late++) {
        await write(`${seconds()}|NONE|NONE|NONE|LATE-${rotations}-${late}|`, aside)
        await pause(40)
      }
      await write(`${seconds()}|NONE|NONE|NONE|CONFIGRELOAD|`)
    } else {
      await copyFile(path, aside)
      await truncate(path)
    }
    if (chance(0.4)) {
      const { atime, mtime } = await stat(aside)
      await writeFile(`${aside}.gz.part`, gzipSync(await readFile(aside)))
      await utimes(`${aside}.gz.part`, atime, mtime)
      await rename(`${aside}.gz.part`, `${aside}.gz`)
      await rm(aside)
    }
  }

  const run = async () => {
    await write(`${seconds()}|NONE|NONE|NONE|QUEUESTART|`)
    for (let round = 1; !isStopped; round++) {
      const callers = chance(0.2) ? 25 : 1 + Math.floor(random() * 4)
      for (let n = 0; n < callers; n++) {
        calls += 1
        for (const line of callOf(calls, random)) await write(line)
      }
      if (round % rotateEvery === 0) await rotate()
      await pause(random() * 100)
    }
  }
  const running = run()
  return {
    written: written as readonly string[],
    calls: () => calls,
    rotations: () => rotations,
    stop: async () => {
      isStopped = true
      await running
    },
  }
}

const seconds = () => Math.floor(Date.now() / 1000)

/** What an exchange writes about one caller, all at once; its times lie a little back. */
function callOf(n: number, random: Random): readonly string[] {
  const at = seconds() - 60
  const id = `${at}.${n}`
  const line = (after: number, rest: string) => `${at + after}|${id}|helplijn|${rest}`
  const entered = line(0, `NONE|ENTERQUEUE||${random() < 0.1 ? '' : `+9991${String(n).padStart(6, '0')}`}|1`)
  const kind = Math.floor(random() * 6)
  if (kind === 0) return [entered, line(5, 'NONE|ABANDON|1|1|5')]
  if (kind === 1) return [entered, line(20, 'Agent A|RINGNOANSWER|15000'), line(30, 'NONE|EXITWITHTIMEOUT|1|1|30')]
  if (kind === 2) return [entered, line(9, `Agent A|CONNECT|9|${id}9|4`), line(40, 'Agent A|BLINDTRANSFER|201|default|9|31|1')]
  if (kind === 3) return [entered, line(3, 'Agent B|RINGCANCELED|3000'), line(3, 'NONE|EXITWITHKEY|1|1|1|3')]
  return [entered, line(9, `Agent B|CONNECT|9|${id}9|4`), line(50, 'Agent B|COMPLETECALLER|9|41|1')]
}

/** Loaded before any program of a bench (`NODE_OPTIONS=--import`): as it ends, it adds a line to a file that says what it took. A store that it starts does the same. */
import { appendFileSync } from 'node:fs'
import { basename } from 'node:path'

const file = process.env['BENCH_USE_FILE']
process.on('exit', () => {
  if (file === undefined) return
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const use = { program: basename(process.argv[1] ?? ''), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 }
  appendFileSync(file, `${JSON.stringify(use)}\n`)
})

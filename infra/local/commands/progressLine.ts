/** How far a long command has come: a bar on a terminal, a line for every tenth elsewhere. */
import type { CommandContext } from './command.ts'

export type Progress = { readonly share: number; readonly done: number }
export type ProgressLine = { readonly show: (progress: Progress) => void; readonly end: () => void }

const drawAtMostEveryMs = 100

/** @param unit what is counted, in the plural */
export function progressLine(label: string, { terminal, tell, now }: Pick<CommandContext, 'terminal' | 'tell' | 'now'>, unit = 'rows'): ProgressLine {
  const startedAt = now()
  if (terminal === undefined) {
    let told = 0
    return {
      show: ({ share, done }) => {
        const tenth = Math.floor(share * 10)
        if (tenth <= told) return
        told = tenth
        tell(`${label} ${tenth * 10}% (${done} ${unit})`)
      },
      end: () => undefined,
    }
  }
  let drawnAt = 0
  return {
    show: ({ share, done }) => {
      const at = now()
      if (share < 1 && at - drawnAt < drawAtMostEveryMs) return
      drawnAt = at
      const seconds = (at - startedAt) / 1000
      const words = [label, barOf(share), `${Math.floor(share * 100)}%`, `${done} ${unit}`, rateOf(done, seconds), leftOf(share, seconds)]
      terminal.write(`\r${words.join(' ').slice(0, terminal.columns - 1)}\u001b[K`)
    },
    end: () => terminal.write('\r\u001b[K'),
  }
}

const barWidth = 24

const barOf = (share: number) => '█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '░')
const rateOf = (done: number, seconds: number) => (seconds > 0 ? `(${Math.round(done / seconds)}/s)` : '')
const leftOf = (share: number, seconds: number) => (share > 0 && share < 1 ? `${Math.ceil((seconds / share) * (1 - share))} s left` : '')

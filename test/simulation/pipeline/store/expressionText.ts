/** The words of DynamoDB's expressions, and a reader that takes them one after the other. */
import { invalid } from './storeRefusal.ts'

export type Words = {
  readonly peek: () => string | undefined
  readonly take: () => string
  /** Takes it if it comes next. Keywords are written in any case. */
  readonly takeIf: (word: string) => boolean
  readonly expect: (word: string) => void
  readonly isAtEnd: () => boolean
}

const wordPattern = /\s*(<=|>=|<>|[()<>=,+.-]|[:#]?\w+|\[\d+\])/gy

export function wordsOf(text: string): Words {
  const words: string[] = []
  wordPattern.lastIndex = 0
  for (let at = 0; at < text.trimEnd().length; at = wordPattern.lastIndex) {
    wordPattern.lastIndex = at
    const word = wordPattern.exec(text)?.[1]
    if (word === undefined) throw invalid(`Invalid expression: ${text}`)
    words.push(word)
  }
  let next = 0
  const peek = () => words[next]
  const take = () => {
    const word = words[next++]
    if (word === undefined) throw invalid(`Invalid expression, it ends too soon: ${text}`)
    return word
  }
  const takeIf = (word: string) => {
    if (peek()?.toUpperCase() !== word.toUpperCase()) return false
    next += 1
    return true
  }
  return {
    peek,
    take,
    takeIf,
    expect: (word) => {
      if (!takeIf(word)) throw invalid(`Invalid expression, ${word} is missing: ${text}`)
    },
    isAtEnd: () => next === words.length,
  }
}

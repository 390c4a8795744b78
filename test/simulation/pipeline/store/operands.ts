/** Names and values that an expression speaks of, filled in from its request. Only whole attributes: nothing here reaches inside one. */
import type { StoredItem, Value } from './attributeValue.ts'
import type { Words } from './expressionText.ts'
import { invalid } from './storeRefusal.ts'

export type Fillings = {
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, Value>>
}
export type Operand = (item: StoredItem, fillings: Fillings) => Value | undefined
export type Name = (fillings: Fillings) => string

export function nameFrom(words: Words): Name {
  const word = words.take()
  if (!/^#?[A-Za-z_]\w*$|^#\w+$/.test(word)) throw invalid(`Invalid expression, no name: ${word}`)
  if (words.peek() === '.' || words.peek()?.startsWith('[')) throw invalid('Only whole attributes are known here')
  if (!word.startsWith('#')) return () => word
  return ({ names }) => names[word] ?? refuse(word)
}

export function operandFrom(words: Words): Operand {
  const word = words.peek() ?? ''
  if (word.startsWith(':')) {
    words.take()
    return (_, { values }) => values[word] ?? refuse(word)
  }
  const name = nameFrom(words)
  return (item, fillings) => item[name(fillings)]
}

const refuse = (word: string): never => {
  throw invalid(`An expression attribute used in expression is not defined; ${word}`)
}

/** Updates: SET, REMOVE, ADD and DELETE of whole attributes, every right-hand side read from the item as it was. */
import type { StoredItem, Value } from './attributeValue.ts'
import { type Words, wordsOf } from './expressionText.ts'
import { type Fillings, type Name, nameFrom, type Operand, operandFrom } from './operands.ts'
import { invalid } from './storeRefusal.ts'

/** The item after it. @throws StoreRefusal where a value cannot be added to what is there. */
export type Update = (item: StoredItem, fillings: Fillings) => StoredItem
type Change = (before: StoredItem, fillings: Fillings) => readonly [name: string, value: Value | undefined]

export function updateOf(text: string): Update {
  const words = wordsOf(text)
  const changes: Change[] = []
  while (!words.isAtEnd()) {
    const clause = clauses.get(words.take().toUpperCase())
    if (clause === undefined) throw invalid(`Invalid update: ${text}`)
    do changes.push(clause(words))
    while (words.takeIf(','))
  }
  return (item, fillings) => {
    const told = changes.map((change) => change(item, fillings))
    if (new Set(told.map(([name]) => name)).size < told.length) throw invalid('Two document paths overlap with each other')
    const after = new Map(Object.entries(item))
    for (const [name, value] of told)
      if (value === undefined) after.delete(name)
      else after.set(name, value)
    return Object.fromEntries(after)
  }
}

function setting(words: Words): Change {
  const name = nameFrom(words)
  words.expect('=')
  const first = valueFrom(words)
  const sign = words.takeIf('+') ? 1 : words.takeIf('-') ? -1 : 0
  const second = sign === 0 ? undefined : valueFrom(words)
  return (before, fillings) => {
    const value = first(before, fillings)
    if (value === undefined) throw invalid('The provided expression refers to an attribute that does not exist in the item')
    return [name(fillings), second === undefined ? value : sum(value, second(before, fillings), sign)]
  }
}

function valueFrom(words: Words): Operand {
  if (!words.takeIf('if_not_exists')) return operandFrom(words)
  words.expect('(')
  const known = operandFrom(words)
  words.expect(',')
  const otherwise = operandFrom(words)
  words.expect(')')
  return (item, fillings) => known(item, fillings) ?? otherwise(item, fillings)
}

function withOperand(words: Words, combine: (there: Value | undefined, given: Value) => Value | undefined): Change {
  const name: Name = nameFrom(words)
  const given = operandFrom(words)
  return (before, fillings) => {
    const value = given(before, fillings)
    if (value === undefined) throw invalid('An operand in the update expression has an incorrect data type')
    return [name(fillings), combine(before[name(fillings)], value)]
  }
}

const adding = (there: Value | undefined, given: Value): Value => {
  if ('N' in given) return sum(there ?? { N: '0' }, given, 1)
  if (!('SS' in given) || !(there === undefined || 'SS' in there)) throw invalid('An operand in the update expression has an incorrect data type')
  return { SS: [...new Set([...(there?.SS ?? []), ...given.SS])].sort() }
}

const deleting = (there: Value | undefined, given: Value): Value | undefined => {
  if (there === undefined) return undefined
  if (!('SS' in there) || !('SS' in given)) throw invalid('An operand in the update expression has an incorrect data type')
  const left = there.SS.filter((text) => !given.SS.includes(text))
  return left.length === 0 ? undefined : { SS: left }
}

function sum(a: Value, b: Value | undefined, sign: 1 | -1 | 0): Value {
  if (!('N' in a) || b === undefined || !('N' in b)) throw invalid('An operand in the update expression has an incorrect data type')
  return { N: String(Number(a.N) + sign * Number(b.N)) }
}

const clauses: ReadonlyMap<string, (words: Words) => Change> = new Map([
  ['SET', setting],
  ['REMOVE', (words: Words): Change => nothing(nameFrom(words))],
  ['ADD', (words: Words) => withOperand(words, adding)],
  ['DELETE', (words: Words) => withOperand(words, deleting)],
])
const nothing =
  (name: Name): Change =>
  (_, fillings) => [name(fillings), undefined]

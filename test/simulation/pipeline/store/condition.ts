/** Conditions and filters: comparisons and the functions that ask whether an attribute is there, joined by AND, OR and NOT. */
import { compareValues, isSameValue, type StoredItem, type Value } from './attributeValue.ts'
import { type Words, wordsOf } from './expressionText.ts'
import { type Fillings, nameFrom, type Operand, operandFrom } from './operands.ts'
import { invalid } from './storeRefusal.ts'

export type Condition = (item: StoredItem, fillings: Fillings) => boolean

/** @throws StoreRefusal for a text that is none. */
export function conditionOf(text: string): Condition {
  const words = wordsOf(text)
  const condition = either(words)
  if (!words.isAtEnd()) throw invalid(`Invalid expression: ${text}`)
  return condition
}

function either(words: Words): Condition {
  const parts = [both(words)]
  while (words.takeIf('OR')) parts.push(both(words))
  return (item, fillings) => parts.some((part) => part(item, fillings))
}

function both(words: Words): Condition {
  const parts = [one(words)]
  while (words.takeIf('AND')) parts.push(one(words))
  return (item, fillings) => parts.every((part) => part(item, fillings))
}

function one(words: Words): Condition {
  if (words.takeIf('NOT')) {
    const inner = one(words)
    return (item, fillings) => !inner(item, fillings)
  }
  if (words.takeIf('(')) {
    const inner = either(words)
    words.expect(')')
    return inner
  }
  if (words.takeIf('attribute_exists')) return presence(words, true)
  if (words.takeIf('attribute_not_exists')) return presence(words, false)
  if (words.takeIf('begins_with')) return beginning(words)
  return comparison(words)
}

function presence(words: Words, isThere: boolean): Condition {
  words.expect('(')
  const name = nameFrom(words)
  words.expect(')')
  return (item, fillings) => (item[name(fillings)] !== undefined) === isThere
}

function beginning(words: Words): Condition {
  words.expect('(')
  const whole = operandFrom(words)
  words.expect(',')
  const start = operandFrom(words)
  words.expect(')')
  return (item, fillings) => {
    const [a, b] = [whole(item, fillings), start(item, fillings)]
    return a !== undefined && b !== undefined && 'S' in a && 'S' in b && a.S.startsWith(b.S)
  }
}

function comparison(words: Words): Condition {
  const left = operandFrom(words)
  if (words.takeIf('BETWEEN')) {
    const low = operandFrom(words)
    words.expect('AND')
    const high = operandFrom(words)
    return (item, fillings) => holds('>=', left, low)(item, fillings) && holds('<=', left, high)(item, fillings)
  }
  return holds(words.take(), left, operandFrom(words))
}

function holds(sign: string, left: Operand, right: Operand): Condition {
  const isTrue = comparisons.get(sign)
  if (isTrue === undefined) throw invalid(`Invalid expression, no comparison: ${sign}`)
  return (item, fillings) => {
    const [a, b] = [left(item, fillings), right(item, fillings)]
    return a === undefined || b === undefined ? sign === '<>' && a !== b : isTrue(a, b)
  }
}

const ordered = (isTrue: (order: number) => boolean) => (a: Value, b: Value) => {
  const order = compareValues(a, b)
  return order !== undefined && isTrue(order)
}
const comparisons: ReadonlyMap<string, (a: Value, b: Value) => boolean> = new Map([
  ['=', isSameValue],
  ['<>', (a: Value, b: Value) => !isSameValue(a, b)],
  ['<', ordered((order) => order < 0)],
  ['<=', ordered((order) => order <= 0)],
  ['>', ordered((order) => order > 0)],
  ['>=', ordered((order) => order >= 0)],
])

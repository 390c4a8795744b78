import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from './rules.ts'

const longest: Readonly<Record<string, number>> = { P: 14, K: 13, R: 6, D: 9, A: 13, W: 16, O: 7, C: 6, F: 9, E: 9, H: 7, I: 8, S: 5, X: 10, T: 8 }
const ids = Object.entries(longest).flatMap(([letter, most]) => Array.from({ length: most }, (_, n) => `${letter}${n + 1}`))
const id = /\b[PKRDAWOCFEHISXT](?:1[0-6]|[1-9])\b/g

/** Numbers in titles of tests, and in the rows of data whose `rules` become part of a title. */
function namedIn(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8')
  const titles = text.match(/\b(?:it|test|describe)(?:\.\w+\([\s\S]*?\))?\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/g) ?? []
  const data = path.includes('catalogue') ? (text.match(/rules: \[[^\]]*\]/g) ?? []) : []
  return [...titles, ...data].flatMap((own) => own.match(id) ?? [])
}

describe('the rules of privacy, security and reliability', () => {
  const named = new Set(globSync('test/**/*.ts').flatMap(namedIn))
  it('each have a sentence', () => {
    expect(Object.keys(rules).toSorted()).toEqual(ids.toSorted())
    for (const [rule, sentence] of Object.entries(rules)) expect([rule, /^[A-Z].{15,}\.$/.test(sentence)]).toEqual([rule, true])
  })
  it('each have a test that names them', () => expect(ids.filter((rule) => !named.has(rule))).toEqual([]))
})

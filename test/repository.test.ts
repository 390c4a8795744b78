/** What may stand in the files of the repository itself. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => name !== '' && existsSync(name))
const texts = files
  .filter((name) => /\.(?:ts|mjs|js|py|json|jsonl|md|csv|yml|yaml|sh|html|css)$|^\.ci\/|^\.npmrc$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }))

describe('the repository', () => {
  it('has no number in its tests that somebody could have (P13)', () => {
    const dutch = /(?<![\w.+-])(?:\+31|0031)(?!999)[1-9]\d{8}(?!\d)|(?<![\w.:/+-])06[1-9]\d{7}(?!\d)/g
    const found = texts
      .filter(({ name }) => name.startsWith('test/'))
      .flatMap(({ name, text }) => (text.match(dutch) ?? []).map((number) => `${name}: ${number}`))
    expect(found).toEqual([])
  })
  it('can sign in nowhere: no key, no token and no password stands in it (S5)', () => {
    const secrets =
      /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN (?:RSA |EC |OPENSSH |)PRIVATE KEY-----\n[A-Za-z0-9+/=\n]{200,}|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[abp]-[\w-]{20,}|_authToken *=|_password *=/
    expect(texts.filter(({ text }) => secrets.test(text)).map(({ name }) => name)).toEqual([])
    expect(files.filter((name) => /(?:^|\/)(?:\.env(?:\..*)?|credentials|id_rsa|.*\.pem|.*\.p12)$/.test(name))).toEqual([])
  })
})

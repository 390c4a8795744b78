/** The commands themselves, as somebody runs them who has just cloned the project and has no account. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const project = join(import.meta.dirname, '..', '..')
const { AWS_PROFILE: _profile, ...environment } = process.env
const env = { ...environment, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' }
const said = async (script: string, ...words: readonly string[]) =>
  (await run('npm', ['run', '--silent', script, '--', ...words], { cwd: project, env })).stdout

it('npm run deploy -- --dry-run says every step and the sum, read off the real template', async () => {
  const text = await said('deploy', '--stage', 'prod', '--sources', 'centrale', '--alarmMail', 'you@example.org', '--dry-run')
  for (const part of [
    '1  Looking',
    '2  Writing down',
    '4 tables',
    '3  What it costs',
    'together',
    '4  Making it',
    'cdk deploy bereikbaar-prod',
    '5  Whether both doors answer',
    '6  What to do then',
  ])
    expect(text).toContain(part)
  expect(text).not.toMatch(/Bundling|undefined|NaN/)
})
it('npm run teardown -- --dry-run says what stays: every table, every lasting key', async () => {
  const text = await said('teardown', '--stage', 'prod', '--dry-run')
  expect(text.match(/^ {2}DynamoDB Table/gm)).toHaveLength(4)
  expect(text.match(/^ {2}KMS Key/gm)).toHaveLength(2)
})
it('npm run deploy says which word cannot be, and how it is used', async () => {
  await expect(said('deploy', '--stage', 'Prod!')).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining('use 1-16 small letters') })
})

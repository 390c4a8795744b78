/** The command line of AWS as it is called, in the place of which a small program stands here. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { awsOf } from '../../infra/deploying/machine.ts'

const path = process.env['PATH']
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-'))
  process.env['PATH'] = `${folder}${delimiter}${path}`
})
afterEach(async () => {
  process.env['PATH'] = path
  await rm(folder, { recursive: true })
})
async function awsThat(...lines: readonly string[]) {
  await writeFile(join(folder, 'aws'), ['#!/bin/sh', ...lines].join('\n'))
  await chmod(join(folder, 'aws'), 0o755)
}

it('a refusal is told by its sentence, also by a command line that would tell details after it', async () => {
  await awsThat(
    'echo "" >&2',
    'echo "An error occurred (AccessDenied) when calling the DescribeStacks operation: no" >&2',
    'if [ "$AWS_CLI_ERROR_FORMAT" != legacy ]; then printf "\\nAdditional error details:\\nType: Sender\\n" >&2; fi',
    'exit 254',
  )
  expect(await awsOf(undefined)(['cloudformation', 'describe-stacks'])).toEqual({
    is: 'refused',
    says: 'An error occurred (AccessDenied) when calling the DescribeStacks operation: no',
  })
})
it('is asked in JSON and in the region that was said', async () => {
  await awsThat(`echo "[\\"$*\\"]"`)
  expect(await awsOf('eu-west-3')(['sts', 'get-caller-identity'])).toEqual({
    is: 'answer',
    value: ['sts get-caller-identity --output json --region eu-west-3'],
  })
})

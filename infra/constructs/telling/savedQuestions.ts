import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { HelplineFunction } from '../functions/helplineFunction.ts'

export type SavedQuestionsProps = { readonly prefix: string; readonly functions: readonly HelplineFunction[] }

/**
 * What somebody asks the logs who was told by an alarm, ready to be run in Logs Insights: stored for nothing, paid by what a run reads. Our lines are JSON after
 * words of the runtime, so fields are taken out by their names.
 */
export class SavedQuestions extends Construct {
  constructor(scope: Construct, id: string, { prefix, functions }: SavedQuestionsProps) {
    super(scope, id)
    const logGroupNames = functions.map(({ logGroup }) => logGroup.logGroupName)
    for (const [name, { title, query }] of Object.entries(questions))
      new CfnQueryDefinition(this, name, { name: `${prefix}/${title}`, queryString: query.join('\n| '), logGroupNames })
  }
}

const text = (field: string) => `parse @message /"${field}":"(?<${field}>[^"]+)"/`
const number = (field: string) => `parse @message /"${field}":(?<${field}>\\d+)/`

const questions: Readonly<Record<string, { readonly title: string; readonly query: readonly string[] }>> = {
  Wrong: {
    title: 'What went wrong, and where',
    query: [
      'filter @message like /"level":"(error|warning)"/',
      text('code'),
      text('level'),
      'stats count(*) as times by bin(15m), level, code, @log',
      'sort @timestamp desc',
    ],
  },
  Refused: {
    title: 'Which requests were refused, and why',
    query: ['filter @message like /"code":"(refused|blocked)"/', text('reason'), text('source'), 'stats count(*) as times by bin(1h), reason, source'],
  },
  Slow: {
    title: 'How long answers take',
    query: [
      'filter @message like /"milliseconds":/',
      number('milliseconds'),
      text('code'),
      'stats count(*) as times, pct(milliseconds, 50) as half, pct(milliseconds, 99) as slowest by code, @log',
    ],
  },
  Ended: {
    title: 'Which functions were ended by AWS',
    query: [
      'filter @message like /Task timed out|Runtime exited|Runtime.OutOfMemory|Runtime.ImportModuleError/',
      'display @timestamp, @log, @message',
      'sort @timestamp desc',
    ],
  },
  OneRequest: {
    title: 'One request from the door on (put its id in place of REQUEST)',
    query: ['filter @message like /"request":"REQUEST"/', 'display @timestamp, @log, @message', 'sort @timestamp asc'],
  },
  Memory: {
    title: 'How much memory functions need of what they have',
    query: [
      'filter @type = "REPORT"',
      'stats max(@maxMemoryUsed / 1000 / 1000) as used, max(@memorySize / 1000 / 1000) as has, max(@initDuration) as coldest by @log',
    ],
  },
}

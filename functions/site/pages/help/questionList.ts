/** What managers, funders and planners ask, and the page on which the answer stands. Its words are in `shared/text/questions/`. */
import type { Role } from '../../../../shared/access/role.ts'
import type { PageName } from '../../navigation.ts'

export type Question = {
  readonly key: QuestionKey
  readonly role: Extract<Role, 'manager' | 'funder' | 'planner'>
  readonly page: PageName
  readonly path: string
}

export const questionKeys = [
  'never',
  'evenings',
  'closedOrFew',
  'later',
  'oneDay',
  'giveUp',
  'twentyTimes',
  'yearBefore',
  'press',
  'shareable',
  'campaign',
  'promised',
  'howSure',
  'asked',
  'perPerson',
  'whyLonger',
  'inflated',
  'structural',
  'lowEnd',
  'gaps',
  'delivered',
  'quote',
  'privacy',
  'sixMonths',
  'shortShifts',
  'howMany',
  'tooMany',
  'unstaffed',
  'oneMore',
  'holidays',
  'refusedRow',
  'secondImport',
  'chatShift',
  'clockChange',
  'startLater',
  'sendGaps',
] as const
export type QuestionKey = (typeof questionKeys)[number]

const about =
  (role: Question['role']) =>
  (key: QuestionKey, page: PageName, path: string): Question => ({ key, role, page, path })
const manager = about('manager')
const funder = about('funder')
const planner = about('planner')

export const questions: readonly Question[] = [
  manager('never', 'overview', '/?period=12m'),
  manager('evenings', 'case', '/case'),
  manager('closedOrFew', 'missed', '/missed'),
  manager('later', 'overview', '/'),
  manager('oneDay', 'overview', '/'),
  manager('giveUp', 'availability', '/availability#waits'),
  manager('twentyTimes', 'missed', '/missed#ladder'),
  manager('yearBefore', 'missed', '/missed?compare=year'),
  manager('press', 'reports', '/reports'),
  manager('shareable', 'reports', '/reports'),
  manager('campaign', 'overview', '/#weeks'),
  manager('promised', 'case', '/case#saved'),
  funder('howSure', 'reports', '/reports'),
  funder('asked', 'reports', '/reports'),
  funder('perPerson', 'reports', '/reports'),
  funder('whyLonger', 'reports', '/reports'),
  funder('inflated', 'reports', '/reports'),
  funder('structural', 'reports', '/reports'),
  funder('lowEnd', 'reports', '/reports'),
  funder('gaps', 'reports', '/reports'),
  funder('delivered', 'reports', '/reports'),
  funder('quote', 'reports', '/reports'),
  funder('privacy', 'reports', '/reports'),
  funder('sixMonths', 'reports', '/reports'),
  planner('shortShifts', 'roster', '/roster'),
  planner('howMany', 'roster', '/roster?show=required#grid'),
  planner('tooMany', 'roster', '/roster#surplus'),
  planner('unstaffed', 'roster', '/roster#presence'),
  planner('oneMore', 'roster', '/roster#what-if'),
  planner('holidays', 'roster', '/roster#special-days'),
  planner('refusedRow', 'roster', '/roster/import'),
  planner('secondImport', 'roster', '/roster#roster-import-title'),
  planner('chatShift', 'roster', '/roster#roster-import-title'),
  planner('clockChange', 'roster', '/roster#special-days'),
  planner('startLater', 'roster', '/roster#what-if'),
  planner('sendGaps', 'roster', '/roster#gaps'),
]

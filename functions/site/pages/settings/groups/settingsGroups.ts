import { alertsGroup } from './alertsGroup.ts'
import { costGroup } from './costGroup.ts'
import { definitionsGroup } from './definitionsGroup.ts'
import { organisationGroup } from './organisationGroup.ts'
import { retentionGroup } from './retentionGroup.ts'
import type { SettingsGroup } from './settingsGroup.ts'
import { smallNumbersGroup } from './smallNumbersGroup.ts'
import { staffingGroup } from './staffingGroup.ts'

/** In the order in which people see them. */
export const settingsGroups: readonly SettingsGroup[] = [
  definitionsGroup,
  staffingGroup,
  costGroup,
  alertsGroup,
  retentionGroup,
  smallNumbersGroup,
  organisationGroup,
]

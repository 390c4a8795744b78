import type { Scenario } from './scenario.ts'

// Relative demand by local hour, midnight first.
const allDay = [9, 7, 5, 4, 3, 3, 5, 9, 16, 26, 34, 38, 38, 40, 42, 42, 40, 38, 38, 42, 46, 42, 30, 17]
const afternoon = [4, 3, 2, 2, 2, 2, 3, 8, 22, 42, 50, 46, 40, 52, 54, 46, 36, 26, 20, 22, 22, 16, 10, 6]
const evening = [14, 10, 7, 5, 4, 4, 5, 9, 16, 24, 28, 30, 32, 38, 38, 36, 36, 36, 40, 56, 64, 58, 42, 24]

/** One counsellor on three afternoons: most attempts find the line closed. */
export const vlierlijn: Scenario = {
  lineId: 'vlierlijn',
  name: 'Vlierlijn',
  hours: [{ from: '2020-01-01', week: 'Mo,We 13:00-16:00; Th 10:00-13:00', onHolidays: 'closed' }],
  yearlyExceptions: [{ monthDay: '12-24', week: 'closed', reason: 'Kerstavond' }],
  hasOutages: false,
  hasCampaigns: false,
  hasAnsweringService: true,
  needsPerDay: 2,
  byWeekday: [1.2, 1.1, 1.15, 1.1, 1, 0.75, 0.7],
  byHour: afternoon,
  frequent: { share: 0.14, people: 2 },
  returning: { share: 0.2, people: 60 },
  withheldShare: 0.38,
  knowsHoursShare: 0.2,
  patienceMeanMinutes: 4,
  longestWaitMinutes: 10,
  queuePlaces: 3,
  turnsAwayWhenUnstaffed: false,
  talkMedianMinutes: 26,
  wrapUpMeanMinutes: 6,
  redialAfterClosed: 0.42,
  redialAfterWaiting: 0.55,
  staff: { weekday: [[0, 1]], weekend: [[0, 1]] },
  shiftHours: 4,
  volunteers: 3,
  noShowShare: 0.07,
}

/** Afternoons and evenings, one or two people at a time; its hours have been extended year after year. */
export const lindelijn: Scenario = {
  lineId: 'lindelijn',
  name: 'Lindelijn',
  // As far back as it takes to hold what came of its last extension against the same weeks of the year before.
  historyDays: 500,
  hours: [
    { from: '2020-01-01', week: 'Mo,Th 13:00-17:00,19:00-21:00; Tu,We,Fr 13:00-17:00', onHolidays: 'closed' },
    { from: '2025-05-05', week: 'Mo-Th 13:00-17:00,19:00-21:00; Fr 13:00-17:00', onHolidays: 'closed', change: 'Ook dinsdag- en woensdagavond open' },
    {
      from: '2026-05-04',
      week: 'Mo-Th 13:00-17:00,19:00-22:00; Fr 13:00-17:00; Sa,Su 19:00-22:00',
      onHolidays: 'closed',
      change: 'Avonden tot 22 uur, en ook in het weekend open',
    },
    { from: '2027-05-03', week: 'Mo-Fr 13:00-17:00,19:00-22:00; Sa,Su 19:00-22:00', onHolidays: 'closed', change: 'Ook vrijdagavond open' },
    { from: '2028-05-08', week: 'Mo-Fr 13:00-17:00,19:00-23:00; Sa,Su 19:00-23:00', onHolidays: 'closed', change: 'Avonden tot 23 uur' },
    { from: '2029-05-07', week: 'Mo-Fr 10:00-17:00,19:00-23:00; Sa,Su 19:00-23:00', onHolidays: 'closed', change: 'Door de week ook ’s ochtends open' },
    {
      from: '2030-05-06',
      week: 'Mo-Fr 10:00-17:00,19:00-23:00; Sa,Su 13:00-17:00,19:00-23:00',
      onHolidays: 'closed',
      change: 'Ook in het weekend ’s middags open',
    },
  ],
  yearlyExceptions: [
    { monthDay: '12-24', week: '13:00-17:00', reason: 'Kerstavond' },
    { monthDay: '12-31', week: '13:00-17:00', reason: 'Oudejaarsdag' },
  ],
  hasOutages: true,
  hasCampaigns: false,
  hasAnsweringService: false,
  needsPerDay: 18.5,
  byWeekday: [1.12, 1.06, 1.02, 1.02, 0.94, 0.86, 0.98],
  byHour: evening,
  frequent: { share: 0.22, people: 9 },
  returning: { share: 0.25, people: 250 },
  withheldShare: 0.34,
  knowsHoursShare: 0.35,
  patienceMeanMinutes: 6,
  longestWaitMinutes: 15,
  queuePlaces: 3,
  turnsAwayWhenUnstaffed: false,
  talkMedianMinutes: 20,
  wrapUpMeanMinutes: 4,
  redialAfterClosed: 0.42,
  redialAfterWaiting: 0.58,
  staff: {
    weekday: [
      [0, 1],
      [15, 2],
      [19, 2],
    ],
    weekend: [[0, 1]],
  },
  shiftHours: 2,
  volunteers: 34,
  noShowShare: 0.06,
}

/** Ten hours a day, every day, with many volunteers. */
export const wilgenlijn: Scenario = {
  lineId: 'wilgenlijn',
  name: 'Wilgenlijn',
  hours: [{ from: '2020-01-01', week: 'Mo-Su 11:00-21:00', onHolidays: 'as_usual' }],
  yearlyExceptions: [
    { monthDay: '12-25', week: '13:00-18:00', reason: 'Eerste kerstdag' },
    { monthDay: '12-31', week: '11:00-18:00', reason: 'Oudejaarsavond' },
    { monthDay: '01-01', week: '13:00-18:00', reason: 'Nieuwjaarsdag' },
  ],
  hasOutages: false,
  hasCampaigns: true,
  hasAnsweringService: false,
  needsPerDay: 610,
  byWeekday: [1.06, 1.04, 1.04, 1.0, 0.96, 0.94, 0.96],
  byHour: allDay,
  frequent: { share: 0.3, people: 240 },
  returning: { share: 0.25, people: 6000 },
  withheldShare: 0.36,
  knowsHoursShare: 0.45,
  patienceMeanMinutes: 7,
  longestWaitMinutes: 20,
  queuePlaces: 14,
  turnsAwayWhenUnstaffed: true,
  talkMedianMinutes: 13,
  wrapUpMeanMinutes: 3,
  redialAfterClosed: 0.36,
  redialAfterWaiting: 0.56,
  staff: {
    weekday: [
      [0, 14],
      [14, 17],
      [17, 16],
    ],
    weekend: [
      [0, 11],
      [14, 14],
      [17, 11],
    ],
  },
  shiftHours: 3.34,
  volunteers: 480,
  noShowShare: 0.05,
}

/** Smallest first: the order in which they are filled. */
export const demoScenarios: readonly Scenario[] = [vlierlijn, lindelijn, wilgenlijn]

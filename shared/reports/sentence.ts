/**
 * The sentences a report can say, by key, each with what goes into it, formatted. A sentence of at most 30 words that can be quoted by itself,
 * with one percentage at most. It is frozen with key, slots and text: the words of that day stay, and a machine can read what was said.
 */

type People = { readonly people: string; readonly range: string }
type Compared = { readonly now: string; readonly before: string; readonly period: string }

export type SentenceSlots = {
  // Signal
  peopleNever: { readonly period: string; readonly line: string; readonly people: string; readonly never: string; readonly range: string }
  peopleNeverWhileOpen: { readonly period: string; readonly line: string; readonly never: string; readonly range: string }
  peopleNeverHidden: { readonly period: string; readonly line: string; readonly people: string }
  peopleUnknown: { readonly period: string; readonly line: string; readonly attempts: string }
  tooLittleMeasured: { readonly period: string; readonly line: string; readonly share: string }
  closedAndOpen: { readonly closed: string; readonly open: string }
  closedAtLeast: { readonly closed: string }
  allClosed: Record<string, never>
  allOpen: Record<string, never>
  closedNotRecorded: Record<string, never>
  closedShareUnknown: Record<string, never>
  ask: { readonly hours: string; readonly people: string; readonly range: string; readonly cost: string }
  /** Where the hours would make too long a sentence of it. */
  askPerWeek: { readonly open: string; readonly people: string; readonly range: string; readonly cost: string }
  askRefused: { readonly reason: string }
  askNothing: Record<string, never>
  addedUp: { readonly days: string }
  closedPartly: Record<string, never>
  coverageAll: Record<string, never>
  coveragePart: { readonly share: string; readonly gaps: number; readonly hours: string }
  evidence: { readonly mark: string }
  // When
  worstThree: { readonly first: string; readonly second: string; readonly third: string }
  worstTwo: { readonly first: string; readonly second: string }
  worstOne: { readonly first: string }
  worstNone: Record<string, never>
  /** `length`: months that one bar stands for, empty for one. */
  usual: { readonly length: string; readonly number: string; readonly many: string; readonly of: string }
  // Why
  missedWhileClosed: { readonly tenths: string }
  missedWhileClosedAtLeast: { readonly tenths: string }
  missedWhileOpen: { readonly tenths: string }
  mainReasonOpen: { readonly reason: string; readonly attempts: string }
  staffed: { readonly hours: string; readonly share: string }
  openHours: { readonly hours: string }
  answered: { readonly share: string }
  waited: { readonly half: string; readonly most: string }
  /** Nearly everybody waited equally short. */
  waitedAlike: { readonly most: string }
  left: { readonly half: string; readonly most: string }
  later: People & { readonly delay: string }
  repeated: { readonly days: string; readonly attempts: string; readonly people: string }
  shortNotCounted: { readonly seconds: string; readonly short: string }
  beforeMore: Compared
  beforeLess: Compared
  beforeSame: { readonly period: string }
  beforeUnmeasured: { readonly period: string }
  reachMade: {
    readonly number: string
    readonly people: string
    readonly source: string
    readonly line: string
    readonly share: string
    readonly range: string
  }
  reachSpoken: { readonly share: string; readonly range: string }
  reachCaveat: Record<string, never>
  // Action
  proposedHours: { readonly open: string; readonly staff: string }
  proposedStart: { readonly date: string }
  longerThanStaff: { readonly longer: string; readonly staff: string }
  staffThanLonger: { readonly longer: string; readonly staff: string }
  neitherClear: { readonly longer: string; readonly staff: string }
  rivalOnly: { readonly staff: string }
  // Impact
  impact: { readonly people: string; readonly low: string; readonly high: string }
  notAPromise: Record<string, never>
  costPerPerson: { readonly cost: string; readonly low: string; readonly high: string }
  costAtLeast: { readonly low: string }
  earlier: People
  newcomers: { readonly share: string; readonly needs: string; readonly without: string }
  backtestInside: { readonly until: string; readonly period: string; readonly low: string; readonly high: string; readonly happened: string }
  backtestOutside: { readonly until: string; readonly period: string; readonly low: string; readonly high: string; readonly happened: string }
  noImpact: Record<string, never>
  noPromises: Record<string, never>
}
export type SentenceKey = keyof SentenceSlots
export type Sentences = { readonly [Key in SentenceKey]: (slots: SentenceSlots[Key]) => string }

export type Say = <Key extends SentenceKey>(key: Key, slots: SentenceSlots[Key], terms?: readonly string[]) => SaidSentence
export type SaidSentence = {
  readonly key: SentenceKey
  readonly slots: Record<string, string | number>
  readonly text: string
  /** Keys of the definitions it rests on. */
  readonly terms: string[]
}

export const saying =
  (sentences: Sentences): Say =>
  (key, slots, terms = []) => ({ key, slots: { ...slots }, text: sentences[key](slots), terms: [...terms] })

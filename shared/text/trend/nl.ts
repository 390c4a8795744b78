/** Figures over time: by day, by week and by month. */
import { times } from '../times.ts'

export const trendNl = {
  by: {
    day: {
      column: 'Dag',
      running: 'De laatste dag loopt nog en telt niet mee in de vergelijking.',
      never: (typical: string) => `Nooit gesproken: op een gewone dag ongeveer ${typical} mensen`,
      neverFew: 'Mensen die we nooit spraken, per dag',
      needs: (typical: string) => `Zonder gesprek: op een gewone dag ongeveer ${typical} hulpvragen`,
      needsFew: 'Hulpvragen zonder gesprek, per dag',
      attempts: 'Gemiste pogingen per dag',
      people: (tried: string, never: string) => `Op een gewone dag probeerden ongeveer ${tried} mensen het; ongeveer ${never} spraken we nooit`,
      peopleFew: 'Mensen per dag: gesproken, later gesproken, nooit gesproken',
      alt: (count: number, low: string, high: string) => `${times(count, '1 dag', `${count} dagen`)}. De laagste dag telt ${low}, de hoogste ${high}.`,
      same: (count: number, all: string) => times(count, `1 dag, met ${all}.`, `${count} dagen, met elk ${all}.`),
      gaps: (count: number) =>
        times(count, 'Op 1 dag is niet alles gemeten; dat deel is gearceerd.', `Op ${count} dagen is niet alles gemeten; die delen zijn gearceerd.`),
    },
    week: {
      column: 'Week',
      running: 'De laatste week loopt nog en telt niet als gewone week. Vergeleken worden alleen dagen die voorbij zijn.',
      never: (typical: string) => `Nooit gesproken: in een gewone week ongeveer ${typical} mensen`,
      neverFew: 'Mensen die we nooit spraken, per week',
      needs: (typical: string) => `Zonder gesprek: in een gewone week ongeveer ${typical} hulpvragen`,
      needsFew: 'Hulpvragen zonder gesprek, per week',
      attempts: 'Gemiste pogingen per week',
      people: (tried: string, never: string) => `In een gewone week probeerden ongeveer ${tried} mensen het; ongeveer ${never} spraken we nooit`,
      peopleFew: 'Mensen per week: gesproken, later gesproken, nooit gesproken',
      alt: (count: number, low: string, high: string) => `${times(count, '1 week', `${count} weken`)}. De laagste week telt ${low}, de hoogste ${high}.`,
      same: (count: number, all: string) => times(count, `1 week, met ${all}.`, `${count} weken, met elk ${all}.`),
      gaps: (count: number) =>
        times(count, 'In 1 week is niet alles gemeten; dat deel is gearceerd.', `In ${count} weken is niet alles gemeten; die delen zijn gearceerd.`),
    },
    month: {
      column: 'Maand',
      running: 'De laatste maand loopt nog en telt niet als gewone maand. Vergeleken worden alleen dagen die voorbij zijn.',
      never: (typical: string) => `Nooit gesproken: in een gewone maand ongeveer ${typical} mensen`,
      neverFew: 'Mensen die we nooit spraken, per maand',
      needs: (typical: string) => `Zonder gesprek: in een gewone maand ongeveer ${typical} hulpvragen`,
      needsFew: 'Hulpvragen zonder gesprek, per maand',
      attempts: 'Gemiste pogingen per maand',
      people: (tried: string, never: string) => `In een gewone maand probeerden ongeveer ${tried} mensen het; ongeveer ${never} spraken we nooit`,
      peopleFew: 'Mensen per maand: gesproken, later gesproken, nooit gesproken',
      alt: (count: number, low: string, high: string) => `${times(count, '1 maand', `${count} maanden`)}. De laagste maand telt ${low}, de hoogste ${high}.`,
      same: (count: number, all: string) => times(count, `1 maand, met ${all}.`, `${count} maanden, met elk ${all}.`),
      gaps: (count: number) =>
        times(count, 'In 1 maand is niet alles gemeten; dat deel is gearceerd.', `In ${count} maanden is niet alles gemeten; die delen zijn gearceerd.`),
    },
  },
  /** The number with what it counts. */
  amounts: {
    people: (count: number, number: string) => times(count, '1 persoon', `${number} mensen`),
    needs: (count: number, number: string) => times(count, '1 hulpvraag', `${number} hulpvragen`),
    attempts: (count: number, number: string) => times(count, '1 poging', `${number} pogingen`),
  },
  /** Heading of a column that counts needs. */
  inNeeds: (name: string) => `${name} (hulpvragen)`,
  earlier: 'Toen',
  compared: {
    weekday: (days: string) => `Streepjeslijn: ${days}. Dezelfde weekdagen staan boven elkaar.`,
    date: (days: string) => `Streepjeslijn: ${days}. Dezelfde datums staan boven elkaar.`,
  },
  /** A part of the period of comparison was not fully measured. */
  comparedGaps: 'Van die eerdere periode is niet alles gemeten. Daar ontbreekt de lijn, en wat we niet zagen, telt niet mee.',
  stillOpen: (days: string) =>
    `De laatste ${days} dagen kunnen nog veranderen: wie het toen probeerde, spreken we misschien nog. Een staaf met een streepjesrand is nog niet af.`,
  counted: {
    all: 'Deze staven zijn geteld, niet geschat.',
    some: 'Een staaf in volle kleur is geteld. Een staaf in zachtere kleur is een schatting: niet van elke poging weten we wie het was.',
  },
  /** Nothing of the period can be said yet. */
  tooEarly: 'Dit is te kort geleden om te zeggen wie we nooit spraken.',
  mayChange: 'kan nog veranderen',
  tooManyDays: (most: number) => `Dit zijn meer dan ${most} dagen. Daarom ziet u weken.`,
}

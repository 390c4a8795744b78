import type { Connecting } from './connecting.ts'

export const csv: Connecting = {
  nl: {
    title: 'CSV-bestand',
    short: 'Voor een systeem dat alleen een lijst kan uitvoeren. U leest de bestanden zelf in.',
    tells: ['Wat er in de kolommen staat: wanneer iemand belde, hoe lang het wachten duurde en hoe het afliep.'],
    doesNotTell: ['Of er nu iemand wacht: een bestand komt altijd achteraf.', 'Wie er aangemeld was.'],
    needs: ['Een CSV-bestand uit uw systeem met één oproep of chat per rij.'],
    steps: [
      'Voer in uw telefoon- of chatsysteem een lijst uit als CSV, met een kopregel.',
      'Plak hieronder alleen die kopregel. Daarna wijst u aan welke kolom wat betekent; de andere kolommen lezen we niet.',
      'Lees het bestand in bij Gegevens. U ziet eerst wat erin staat; er wordt niets bewaard totdat u dat kiest.',
      'Herhaal dat zo vaak als u wilt. Wat al bekend is, telt niet dubbel.',
    ],
  },
  en: {
    title: 'CSV file',
    short: 'For a system that can only export a list. You read the files yourself.',
    tells: ['What stands in the columns: when somebody called, how long they waited and how it ended.'],
    doesNotTell: ['Whether anybody waits now: a file always comes afterwards.', 'Who was signed in.'],
    needs: ['A CSV file from your system with one call or chat on each row.'],
    steps: [
      'Export a list as CSV from your telephone or chat system, with a header line.',
      'Paste only that header line below. Then you point out which column means what; the other columns are not read.',
      'Read the file under Data. You first see what is in it; nothing is kept until you choose so.',
      'Do so again as often as you like. What is known already does not count twice.',
    ],
  },
}

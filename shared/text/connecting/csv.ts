import type { Connecting } from './connecting.ts'

export const csv: Connecting = {
  nl: {
    title: 'CSV- of Excel-bestand',
    short: 'Voor een systeem dat alleen een lijst kan exporteren. U leest de bestanden zelf in.',
    tells: ['Wat er in de kolommen staat: wanneer iemand belde, hoe lang het wachten duurde en hoe het afliep.'],
    doesNotTell: [
      'Of er nu iemand wacht: een bestand komt altijd achteraf.',
      'Wie er aangemeld was.',
      'Of het dezelfde beller is als daarvoor, tenzij een kolom het nummer of een klantnummer bevat. Wij bewaren het nummer nooit.',
    ],
    needs: [
      'Een CSV- of Excel-bestand uit uw systeem met één oproep of chat per rij.',
      'In elk geval deze kolommen: een kenmerk van de oproep, wanneer die begon, hoe het afliep, en hoe lang het wachten duurde of wanneer het eindigde.',
      'Staan er ook uitgaande of interne gesprekken in, dan ook de kolom met de richting. Die gesprekken slaan we over.',
    ],
    steps: [
      'Exporteer uit uw telefoon- of chatsysteem een lijst met de kopregel die u hier plakte, als CSV of Excel.',
      'Welke kolom wat betekent, hebt u al aangewezen; hieronder kunt u dat wijzigen. De andere kolommen lezen we niet.',
      'Lees het bestand in bij Gegevens. U ziet eerst wat erin staat; er wordt niets bewaard totdat u dat kiest.',
      'Hebt u van eerdere jaren een bestand per maand? Kies die dan in één keer: alleen zo herkennen we wie in twee maanden belde.',
      'Herhaal dat zo vaak als u wilt. Een rij die al bekend is, telt niet dubbel.',
    ],
  },
  en: {
    title: 'CSV or Excel file',
    short: 'For a system that can only export a list. You import the files yourself.',
    tells: ['What stands in the columns: when somebody called, how long they waited and how it ended.'],
    doesNotTell: [
      'Whether anybody waits now: a file always comes afterwards.',
      'Who was signed in.',
      'Whether it is the same caller as before, unless a column holds the number or a customer number. We never keep the number.',
    ],
    needs: [
      'A CSV or Excel file from your system with one call or chat on each row.',
      'At least these columns: an id of the call, when it began, how it ended, and how long the wait was or when it was over.',
      'If there are outgoing or internal calls in it too, then the column with the direction as well. Those calls are left out.',
    ],
    steps: [
      'From your telephone or chat system export a list with the header line that you pasted here, as CSV or Excel.',
      'You have pointed out already which column means what; below you can change that. The other columns are not read.',
      'Read the file under Data. You first see what is in it; nothing is kept until you choose so.',
      'Do you have a file a month of earlier years? Choose them all at once: only then do we recognise who called in two of those months.',
      'Do so again as often as you like. A row that is known already does not count twice.',
    ],
  },
}

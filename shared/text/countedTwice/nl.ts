/** Oude dagen die los van elkaar zijn ingelezen. Zie `shared/text/nl.ts`. */
export const countedTwiceNl = {
  title: 'Mensen kunnen hier dubbel tellen',
  why: 'De gegevens van deze dagen kwamen uit meer dan één import of systeem. Bij oude dagen zien we niet of iemand uit de ene ook in de andere voorkomt: wie in beide staat, telt dubbel.',
  most: (count: number, shown: string) =>
    `${count === 1 ? 'Er kan hoogstens 1 mens' : `Er kunnen hoogstens ${shown} mensen`} te veel geteld zijn. De marges zijn daarom zo ruim; de getallen zelf zijn eerder te hoog dan te laag.`,
  cure: 'Zijn het bestanden van één systeem? Maak de imports dan ongedaan (dat kan 30 dagen lang) en geef alle bestanden in één keer. Dan klopt het wel.',
  link: 'Naar de imports',
}

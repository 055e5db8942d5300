/** The month's report as one HTML page: figures, charts, tables, cases and the 口径说明. */
import { shanghaiTime } from '../../../domain/dates.ts';
import { loadTranslator, type Language } from '../../../messages/translate.ts';
import type { MonthReport } from '../../monthly/month.ts';
import { drawChart } from './chart.ts';
import { markup, type Piece } from './markup.ts';
import { cardsOf } from './month-cards.ts';
import type { CaptionedChart } from './chart-style.ts';
import { monthCharts } from './month-charts.ts';
import { groupTables } from './month-groups.ts';
import { correctionsOf } from './month-corrections.ts';
import { caseLists } from './month-lists.ts';
import { monthNotes } from './month-notes.ts';
import { figureTables, trendTable } from './month-tables.ts';
import { MonthWords } from './month-words.ts';
import { headOf, pageOf, type HeadLine } from './page.ts';
import { notesOf } from './table-page.ts';

/** The whole file, self-contained and without a script. The same report gives the same bytes. */
export async function monthPage(report: MonthReport, language: Language): Promise<string> {
  const t = await loadTranslator(language);
  const words = new MonthWords(report, t);
  const title = t('page.month-title', { month: report.month });
  const charts: Piece[] = [];
  for (const chart of monthCharts(words)) charts.push(await figureOf(chart));
  const body: Piece[] = [
    markup`<p class="office">${report.office}</p>
<h1>${title}</h1>
`,
    headOf(headLines(words)),
    unfinished(words),
    cardsOf(words),
    correctionsOf(words),
    markup`<section>
<h2>${t('page.charts')}</h2>
<div class="charts">
${charts}</div>
${trendTable(words)}</section>
`,
    figureTables(words),
    groupTables(words),
    caseLists(words),
    notesOf(t('page.notes'), monthNotes(words)),
    anchorOf(words),
  ];
  return pageOf(`${report.office} ${title}`, body, language);
}

async function figureOf(chart: CaptionedChart): Promise<Piece> {
  const note = chart.note === null ? null : markup` <small>${chart.note}</small>`;
  const place = chart.isAlone ? markup` class="alone"` : null;
  return markup`<figure${place}><figcaption>${chart.title}${note}</figcaption>
${await drawChart(chart)}
</figure>
`;
}

function headLines({ t, report }: MonthWords): HeadLine[] {
  const { period, asOf } = report.current;
  return [
    [t('page.period'), t('page.period-value', { from: period.from, to: period.to })],
    [t('page.as-of'), asOf],
    [t('page.known-at'), t('page.known-at-value', { instant: knownAt(report) })],
    [t('page.anchor'), t('page.anchor-value', { entries: report.entries, digest: report.digest })],
  ];
}

/** An empty journal has no last entry. */
function knownAt({ knownAt: instant }: MonthReport): string {
  return instant === '' ? '—' : shanghaiTime(instant);
}

function unfinished({ t, report }: MonthWords): Piece {
  const { period, asOf } = report.current;
  if (asOf >= period.to) return null;
  return markup`<p class="warning">${t('page.unfinished', { asOf, to: period.to })}</p>
`;
}

/** Below everything, too, so that the last printed page carries it. */
function anchorOf({ t, report }: MonthWords): Piece {
  const { entries, digest } = report;
  return markup`<footer>${t('page.anchor')} ${t('page.anchor-value', { entries, digest })}</footer>
`;
}

import { ask } from './ask.ts';
import { board } from './board.ts';
import { calendar } from './calendar.ts';
import { circular } from './circular.ts';
import { errors } from './errors.ts';
import { explained } from './explained.ts';
import { figures } from './figures.ts';
import { habits } from './habits.ts';
import { issued } from './issued.ts';
import { kept } from './kept.ts';
import { labels } from './labels.ts';
import { ledgers } from './ledgers.ts';
import { monthly } from './monthly.ts';
import { options } from './options.ts';
import { pages } from './pages.ts';
import { remind } from './remind.ts';
import { reports } from './reports.ts';
import { rows } from './rows.ts';
import { searching } from './searching.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { tables } from './tables.ts';
import { talk } from './talk.ts';
import { usage } from './usage.ts';
import { verbs } from './verbs.ts';
import { workbooks } from './workbooks.ts';

/** The texts by area. Merging them into one object would cost every start some milliseconds. */
export const zh = [
  talk,
  verbs,
  options,
  usage,
  errors,
  labels,
  rows,
  reports,
  ask,
  remind,
  calendar,
  searching,
  habits,
  workbooks,
  rules,
  board,
  ledgers,
  kept,
  settings,
  pages,
  figures,
  issued,
  explained,
  tables,
  circular,
  monthly,
] as const;

import { ask } from './ask.ts';
import { board } from './board.ts';
import { calendar } from './calendar.ts';
import { circular } from './circular.ts';
import { errors } from './errors.ts';
import { examples } from './examples.ts';
import { explained } from './explained.ts';
import { figures } from './figures.ts';
import { habits } from './habits.ts';
import { issued } from './issued.ts';
import { kept } from './kept.ts';
import { ledgers } from './ledgers.ts';
import { monthly } from './monthly.ts';
import { pages } from './pages.ts';
import { remind } from './remind.ts';
import { reports } from './reports.ts';
import { rows } from './rows.ts';
import { rules } from './rules.ts';
import { searching } from './searching.ts';
import { settings } from './settings.ts';
import { tables } from './tables.ts';
import { trust } from './trust.ts';
import { usage } from './usage.ts';
import { workbooks } from './workbooks.ts';

/** All other texts: in the program they are loaded when the first of them is looked up. */
export const late = [
  ask,
  board,
  calendar,
  circular,
  errors,
  examples,
  explained,
  figures,
  habits,
  issued,
  kept,
  ledgers,
  monthly,
  pages,
  remind,
  reports,
  rows,
  rules,
  searching,
  settings,
  tables,
  trust,
  usage,
  workbooks,
] as const;

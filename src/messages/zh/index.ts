import { errors } from './errors.ts';
import { labels } from './labels.ts';
import { options } from './options.ts';
import { reports } from './reports.ts';
import { rows } from './rows.ts';
import { talk } from './talk.ts';
import { usage } from './usage.ts';
import { verbs } from './verbs.ts';

export const zh = { ...errors, ...labels, ...options, ...reports, ...rows, ...talk, ...usage, ...verbs };

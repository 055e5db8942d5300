import { talk } from './talk.ts';
import { verbs } from './verbs.ts';
import { options } from './options.ts';
import { labels } from './labels.ts';
import type { core as chinese } from '../zh/core.ts';
import type { Counterpart } from '../lookup.ts';

export const core = [talk, verbs, options, labels] as const satisfies Counterpart<typeof chinese>;

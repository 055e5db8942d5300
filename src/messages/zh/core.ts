import { talk } from './talk.ts';
import { verbs } from './verbs.ts';
import { options } from './options.ts';
import { labels } from './labels.ts';

/** Texts that nearly every start needs: what verbs and flags are, and what cases are made of. */
export const core = [talk, verbs, options, labels] as const;

/** 单位: the units responsible. */
import { termVerbs } from '../term-verbs.ts';

export const unit = termVerbs({
  leading: [],
  kinds: () => ['unit'],
  take: (args) => ({ kind: 'unit', names: args }),
});

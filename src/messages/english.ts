import { core } from './en/core.ts';
import { late } from './en/late.ts';
import { translateWith, type Translate } from './lookup.ts';

export const english: Translate = translateWith({ core, late: () => late }, ', ');

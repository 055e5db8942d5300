import { en } from './en/index.ts';
import { translateWith, type Translate } from './lookup.ts';

export const english: Translate = translateWith(en, ', ');

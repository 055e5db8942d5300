import { en } from './en/index.ts';
import { translateWith, type Translate } from './translate.ts';

export const english: Translate = translateWith(en, ', ');

/** What a flag did not say is not said to the register. */
export { optional as given } from '../domain/decide-values.ts';

/** Set by the build from package.json. */
declare const __BUDING_VERSION__: string;

export const VERSION: string = __BUDING_VERSION__;

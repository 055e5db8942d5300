/** Workbooks: why one is not read (`unsafe.`). */
export const workbooks = {
  'unsafe.too-many-parts': 'too many files inside',
  'unsafe.same-name-twice': 'two files inside bear the same name',
  'unsafe.too-large': 'too large once it is inflated',
  'unsafe.bomb': 'it deflates too well, like a bomb',
  'unsafe.overlapping': 'files inside share their bytes',
  'unsafe.entities': 'it defines entities, which is not allowed',
  'unsafe.too-deep': 'nested too deeply',
  'unsafe.too-long': 'something in it is too long',
  'unsafe.too-many-sheets': 'too many sheets',
  'unsafe.too-many-strings': 'too many texts',
  'unsafe.too-many-styles': 'too many cell formats',
  'unsafe.too-many-cells': 'too many cells',
  'unsafe.too-many-merges': 'too many merged cells',
  'unsafe.memory': 'reading it takes too much memory',
  'unsafe.silence': 'reading it does not get on',
} as const;

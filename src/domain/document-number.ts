/** Document numbers, `机关代字〔年〕序号号`. */

const NUMBER = /^(.*?)[〔[(【{<〈《「『]+(\d{4})年?[〕\])】}>〉》」』]+第?0*(\d+)号?$/u;

/**
 * The form in which document numbers are compared: any brackets become 〔〕, full-width digits ASCII,
 * blanks go, 号 is added where it was left out. Anything of another form (国务院令第706号) keeps its
 * words. The original text is what is stored; this is for matching.
 */
export function normaliseDocumentNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
  const [, agency, year, serial] = NUMBER.exec(plain) ?? [];
  if (agency === undefined || year === undefined || serial === undefined) return plain;
  return `${agency}〔${year}〕${serial}号`;
}
